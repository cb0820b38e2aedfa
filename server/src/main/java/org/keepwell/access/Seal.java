package org.keepwell.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seal v1: the database context and its HMAC-SHA-256, as hex. Row policies read nothing else.
 *
 * <p>Fields in order, big-endian: version (1 byte, 1), tenant (4), actor (16), role (1), side (1), patient (16), category
 * mask (8), excluded-label mask (8), number of audiences (1), audiences (4 each, at most 32), expiry (8, milliseconds since
 * 1970), nonce (16), MAC over all before it (32). No process id: a transaction pooler hides it.
 */
public final class Seal {

    /** Longer work enters again. */
    static final Duration LIFE = Duration.ofSeconds(30);

    private static final int VERSION = 1;
    private static final int MAX_AUDIENCES = 32;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes, known to this program and to the database's seal functions only */
    public Seal(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    /** Seals what was granted, for the next 30 seconds. */
    String of(Grant grant) {
        return of(
                grant,
                clock.millis() + LIFE.toMillis(),
                new UUID(random.nextLong(), random.nextLong()),
                grant.audiences());
    }

    String of(Grant grant, long expiresAtMillis, UUID nonce, int... audiences) {
        if (audiences.length > MAX_AUDIENCES) {
            throw new IllegalArgumentException("at most 32 audiences, were " + audiences.length);
        }
        var role = grant.actor().role();
        var fields = ByteBuffer.allocate(80 + 4 * audiences.length);
        fields.put((byte) VERSION).putInt(grant.tenant().value());
        put(fields, grant.actor().id());
        fields.put((byte) (role == null ? 0 : role.code()));
        fields.put((byte) (role == null ? 0 : role.side().code()));
        put(fields, grant.patientOrNil());
        fields.putLong(grant.categories()).putLong(grant.excluded()).put((byte) audiences.length);
        for (int audience : audiences) {
            fields.putInt(audience);
        }
        fields.putLong(expiresAtMillis);
        put(fields, nonce);
        var hex = HexFormat.of();
        return hex.formatHex(fields.array()) + hex.formatHex(mac(fields.array()));
    }

    private byte[] mac(byte[] fields) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    private static void put(ByteBuffer to, UUID id) {
        to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
