package org.keepwell.exchange;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.UUID;

/** One hash for many ids, so that an audit entry names them all. */
final class Digests {

    private Digests() {}

    /** SHA-256 over the ids in ascending order, 16 bytes each. */
    static byte[] of(Collection<UUID> ids) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            ids.stream()
                    .sorted()
                    .forEach(id -> sha.update(ByteBuffer.allocate(16)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .flip()));
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
