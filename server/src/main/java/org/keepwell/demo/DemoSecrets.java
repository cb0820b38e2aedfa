package org.keepwell.demo;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keepwell.home.Home;

/**
 * Passwords and authenticator seeds of the made-up accounts, derived from a secret of this home: the same at every start
 * and other ones in every home.
 */
final class DemoSecrets {

    private static final int SEED_BYTES = 20;
    private static final List<String> WORDS = List.of(
            "amber", "anchor", "apple", "april", "arrow", "autumn", "basket", "beacon", "berry", "birch", "breeze",
            "bridge", "bronze", "candle", "canyon", "cedar", "chalk", "cherry", "cliff", "clover", "cobalt", "comet",
            "copper", "coral", "cotton", "crane", "creek", "daisy", "delta", "ember", "falcon", "fern", "fjord",
            "flint", "forest", "garnet", "ginger", "glacier", "granite", "harbor", "hazel", "heron", "island", "ivory",
            "jasper", "juniper", "kettle", "lantern", "linen", "lotus", "maple", "marble", "meadow", "mirror", "olive",
            "onyx", "orchid", "otter", "paper", "pebble", "pepper", "pine", "quartz", "river");

    private final SecretKeySpec key;

    DemoSecrets(Home home) {
        this.key = new SecretKeySpec(home.keys().secret("demo.key"), "HmacSHA256");
    }

    /** Four words of 64 and two digits: easy to type, 30 bits, good enough for people who do not exist. */
    String password(String login) {
        var bytes = ByteBuffer.wrap(derive("password", login));
        var words = new StringBuilder();
        for (int n = 0; n < 4; n++) {
            words.append(WORDS.get(bytes.get() & 63)).append('-');
        }
        return words.append(10 + (bytes.get() & 0xff) % 90).toString();
    }

    byte[] seed(String login) {
        return Arrays.copyOf(derive("seed", login), SEED_BYTES);
    }

    private byte[] derive(String use, String login) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((use + "/" + login).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
