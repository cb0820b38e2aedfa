package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One browser that wants to be told. Whoever has all of it can send there, so it leaves the database to the push service
 * only.
 *
 * @param id ours
 * @param endpoint where its push service takes what is for it
 * @param p256dh the browser's public key, base64url
 * @param auth a secret of the browser's, base64url
 */
record Subscription(UUID id, URI endpoint, String p256dh, String auth) {

    private static final Pattern SPACE = Pattern.compile(" ", Pattern.LITERAL);

    /** Whether both are what a browser gives out: a point of the curve, and 16 bytes. */
    static boolean areKeys(String p256dh, String auth) {
        try {
            P256.key(bytes(p256dh));
            return bytes(auth).length == PushCipher.SECRET_BYTES;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // what was sent is not repeated anywhere, and so neither is why
        }
    }

    /** As {@link #text()} wrote it. */
    static Subscription of(String text) {
        var parts = SPACE.split(text, -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("no subscription");
        }
        return new Subscription(UUID.fromString(parts[0]), URI.create(parts[1]), parts[2], parts[3]);
    }

    /** What is sealed; none of the parts has a space in it. */
    String text() {
        return id + " " + endpoint + " " + p256dh + " " + auth;
    }

    /** The name by which the browser and we know it without saying the endpoint: both can make it. */
    String device() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(endpoint.toString().getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    byte[] seal(byte[] plain) throws GeneralSecurityException {
        return PushCipher.seal(plain, key(), bytes(auth));
    }

    private ECPublicKey key() throws GeneralSecurityException {
        return P256.key(bytes(p256dh));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** Without the endpoint and the keys. */
    @Override
    public String toString() {
        return "subscription " + id;
    }
}
