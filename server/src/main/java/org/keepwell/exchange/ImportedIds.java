package org.keepwell.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of imported resources, form 1: the first 16 bytes of HMAC-SHA-256 over source, type and source id, each with
 * its length in four bytes before it, marked as a UUID of version 8. Unguessable, and the same on every import.
 * Vectors: {@code vectors/imported-id.csv}. Safe for any number of threads.
 */
public final class ImportedIds {

    private final Supplier<Mac> macs;
    private final byte[] source;

    /**
     * @param macs a new HMAC-SHA-256 with the tenant's import key at each call
     * @param source the name of the sender, such as {@code epic-main}; never change it, or ids change
     */
    public ImportedIds(Supplier<Mac> macs, String source) {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a source needs a name");
        }
        this.macs = macs;
        this.source = source.getBytes(StandardCharsets.UTF_8);
    }

    /** @param key the tenant's import key, 32 bytes or more */
    public static ImportedIds withKey(byte[] key, String source) {
        if (key.length < 32) {
            throw new IllegalArgumentException("an import key has 32 bytes or more");
        }
        var secret = new SecretKeySpec(key, "HmacSHA256");
        return new ImportedIds(() -> mac(secret), source);
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }

    public UUID of(String type, String sourceId) {
        var mac = macs.get();
        add(mac, source);
        add(mac, type.getBytes(StandardCharsets.UTF_8));
        add(mac, sourceId.getBytes(StandardCharsets.UTF_8));
        var hash = ByteBuffer.wrap(mac.doFinal());
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static void add(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(4).putInt(part.length).flip());
        mac.update(part);
    }
}
