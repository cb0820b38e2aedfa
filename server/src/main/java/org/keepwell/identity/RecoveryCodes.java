package org.keepwell.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.keepwell.vault.TenantKey;

/**
 * Codes on paper: 80 random bits each as 16 letters and digits of Crockford's base 32, which leaves out what looks alike.
 * Kept as HMAC under a key that is not in the database.
 */
final class RecoveryCodes {

    static final int COUNT = 10;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** Ten codes in groups of four. */
    static List<String> fresh() {
        return Stream.generate(() -> grouped(random(16))).limit(COUNT).toList();
    }

    /** Random characters of the alphabet, 5 bits each. */
    static String random(int length) {
        var text = new StringBuilder(length);
        for (int n = 0; n < length; n++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** What a person typed, as it was given out: spaces and hyphens do not count, O is 0, I and L are 1. */
    static String normal(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    static byte[] hash(TenantKey key, UUID account, String typed) {
        return key.hash(TenantKey.Use.RECOVERY_CODE, account.toString(), normal(typed));
    }

    static String grouped(String code) {
        return String.join("-", code.split("(?<=\\G.{4})"));
    }
}
