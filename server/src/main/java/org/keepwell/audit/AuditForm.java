package org.keepwell.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Audit form v1, the only thing that is hashed: version byte 1, then the columns in the order below, each with its length
 * in front (4 bytes, big-endian; -1 for null), the nonce last. Times are microseconds since 1970 (8 bytes), ids 16 bytes,
 * {@code request} 8, other numbers 4, text UTF-8. Leaf = SHA-256(0x00 ‖ form), as in RFC 6962. Frozen.
 */
final class AuditForm {

    private static final int VERSION = 1;

    private AuditForm() {}

    /** Microseconds, because that is what the database keeps. */
    static Instant storable(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    static byte[] of(AuditEntry entry, Instant at, UUID id, byte[] nonce) {
        var bytes = new ByteArrayOutputStream(256);
        var actor = entry.actor();
        var role = actor.role();
        var patient = entry.patient();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            number(out, ChronoUnit.MICROS.between(Instant.EPOCH, at));
            id(out, id);
            number(out, actor.tenant().value());
            number(out, actor.principal().code());
            id(out, actor.id());
            text(out, actor.name());
            id(out, actor.session());
            number(out, role == null ? 0 : role.code());
            number(out, entry.relation().code());
            number(out, entry.act().code());
            number(out, entry.category());
            id(out, patient == null ? null : patient.value());
            id(out, entry.subject());
            number(out, entry.count());
            number(out, entry.outcome().code());
            number(out, entry.reason().code());
            number(out, entry.request());
            bytes(out, entry.digest());
            bytes(out, nonce);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    static byte[] leaf(byte[] form) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((byte) 0);
            return sha.digest(form);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static void number(DataOutputStream out, int value) throws IOException {
        out.writeInt(4);
        out.writeInt(value);
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(8);
        out.writeLong(value);
    }

    private static void id(DataOutputStream out, @Nullable UUID value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(16);
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    private static void text(DataOutputStream out, @Nullable String value) throws IOException {
        bytes(out, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream out, byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(value.length);
        out.write(value);
    }
}
