package org.keepwell.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * AAD v1: tenant, patient, table, column, row id, row version, each with its length in front (4 bytes, big-endian), so that
 * no two places give the same bytes. Tenant and version are 4 bytes, ids 16, names UTF-8. Frozen: test vectors hold it.
 */
final class Aad {

    private static final UUID NO_PATIENT = new UUID(0, 0);

    private Aad() {}

    static byte[] of(int tenant, UUID patient, Place place) {
        var table = place.table().getBytes(StandardCharsets.UTF_8);
        var column = place.column().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 * 4 + 4 + 16 + table.length + column.length + 16 + 4)
                .putInt(4)
                .putInt(tenant)
                .putInt(16)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .putInt(table.length)
                .put(table)
                .putInt(column.length)
                .put(column)
                .putInt(16)
                .putLong(place.row().getMostSignificantBits())
                .putLong(place.row().getLeastSignificantBits())
                .putInt(4)
                .putInt(place.version())
                .array();
    }

    /** For what belongs to the tenant and to no patient. */
    static byte[] ofTenant(int tenant, Place place) {
        return of(tenant, NO_PATIENT, place);
    }
}
