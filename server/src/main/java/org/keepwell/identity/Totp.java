package org.keepwell.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes: RFC 6238 with SHA-1, 30 seconds, 6 digits, which every authenticator app speaks. */
public final class Totp {

    /** 160 bits, as RFC 4226 recommends. */
    public static final int SEED_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /**
     * The step whose code this is, the one now or a neighbour.
     *
     * @param after steps up to this one are refused: a code is good once
     */
    static OptionalLong match(byte[] seed, String code, Instant now, long after) {
        long step = now.getEpochSecond() / STEP_SECONDS;
        var matched = OptionalLong.empty();
        for (long candidate = step - 1; candidate <= step + 1; candidate++) {
            // no early exit: the time taken says nothing about which step it was
            boolean same = MessageDigest.isEqual(
                    code(seed, candidate).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
            if (same && candidate > after) {
                matched = OptionalLong.of(candidate);
            }
        }
        return matched;
    }

    /** The code shown at a moment. */
    public static String at(byte[] seed, Instant now) {
        return code(seed, now.getEpochSecond() / STEP_SECONDS);
    }

    static String code(byte[] seed, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = (ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % MODULUS;
            return String.format("%06d", number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-1", e);
        }
    }

    /** RFC 4648 base32 without padding, as authenticator apps take it. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append(BASE32.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
