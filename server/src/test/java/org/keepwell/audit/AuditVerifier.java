package org.keepwell.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rebuilds audit form v1 from what the log stores, by decision record 0003 and without the code that wrote it. */
final class AuditVerifier {

    private static final String ROWS = """
            select (extract(epoch from at) * 1000000)::bigint as micros, event.* from audit.event order by at desc, id limit
            """;

    private final ByteArrayOutputStream form = new ByteArrayOutputStream(256);

    private AuditVerifier() {}

    /** Ids of those of the newest entries whose leaf is not that of their columns. @param rows counts all that were looked at */
    static List<UUID> broken(Connection superuser, int newest, long[] rows) throws SQLException {
        var broken = new ArrayList<UUID>();
        try (var statement = superuser.createStatement()) {
            statement.setFetchSize(5_000);
            try (var row = statement.executeQuery(ROWS + newest)) {
                while (row.next()) {
                    rows[0]++;
                    if (!Arrays.equals(row.getBytes("leaf"), new AuditVerifier().leaf(row))) {
                        broken.add(row.getObject("id", UUID.class));
                    }
                }
            }
        }
        return broken;
    }

    private byte[] leaf(ResultSet row) throws SQLException {
        form.write(0); // RFC 6962: a leaf
        form.write(1); // the form's version
        add(ByteBuffer.allocate(8).putLong(row.getLong("micros")).array());
        id(row, "id");
        number(row, "tenant_id");
        number(row, "principal");
        id(row, "actor");
        var name = row.getString("principal_name");
        add(name == null ? null : name.getBytes(StandardCharsets.UTF_8));
        id(row, "session_id");
        for (var column : List.of("role", "relation", "act", "category")) {
            number(row, column);
        }
        id(row, "patient_id");
        id(row, "subject_id");
        for (var column : List.of("count", "outcome", "reason")) {
            number(row, column);
        }
        add(ByteBuffer.allocate(8).putLong(row.getLong("request")).array());
        add(row.getBytes("digest"));
        add(row.getBytes("nonce"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void number(ResultSet row, String column) throws SQLException {
        add(ByteBuffer.allocate(4).putInt(row.getInt(column)).array());
    }

    private void id(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        add(
                id == null
                        ? null
                        : ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array());
    }

    private void add(byte @Nullable [] value) {
        form.writeBytes(
                ByteBuffer.allocate(4).putInt(value == null ? -1 : value.length).array());
        if (value != null) {
            form.writeBytes(value);
        }
    }
}
