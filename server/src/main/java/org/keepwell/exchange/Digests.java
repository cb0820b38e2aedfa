package org.keepwell.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;

/** Hashes: one for many ids, so that an audit entry names them all; one for a long text. */
final class Digests {

    private Digests() {}

    /** To compare long texts by; Base64 of SHA-256. */
    static String ofText(String text) {
        return Base64.getEncoder().encodeToString(sha().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 over the ids in ascending order, 16 bytes each. */
    static byte[] of(Collection<UUID> ids) {
        var sha = sha();
        ids.stream()
                .sorted()
                .forEach(id -> sha.update(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .flip()));
        return sha.digest();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
