package org.keepwell.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret in the session cookie: 256 random bits. The database holds its SHA-256 only, so a copy of the database opens
 * no session.
 */
public final class SessionToken {

    private static final int BYTES = 32;
    private static final int TEXT = 43; // 32 bytes as base64url without padding
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private SessionToken(byte[] secret) {
        this.secret = secret;
    }

    static SessionToken fresh() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionToken(secret);
    }

    /** Empty if the text is not a token of ours. */
    public static Optional<SessionToken> of(String text) {
        if (text.length() != TEXT) {
            return Optional.empty();
        }
        try {
            var secret = Base64.getUrlDecoder().decode(text);
            return secret.length == BYTES ? Optional.of(new SessionToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For the cookie, and for nothing else. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The value that every changing request must carry; bound to this session, worthless without it. */
    public String csrf() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("csrf v1".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    /** Compares in constant time. */
    public boolean hasCsrf(String given) {
        return MessageDigest.isEqual(
                csrf().getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "session token";
    }
}
