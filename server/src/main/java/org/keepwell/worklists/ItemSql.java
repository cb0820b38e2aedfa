package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;

/** The columns of an item, and how a row is read. */
final class ItemSql {

    static final String COLUMNS = """
            i.id, i.board_id, i.account_id, i.patient_id, i.subject_id, i.kind, i.topic, i.created_at, i.waiting_since,
            i.due_at, i.show_from, i.done_at, i.done_as, i.flagged, i.escalated, i.answered, i.version
            """;

    private ItemSql() {}

    static Item read(ResultSet row) throws SQLException {
        var ending = row.getObject("done_as", Integer.class);
        return new Item(
                row.getObject("id", UUID.class),
                row.getInt("board_id"),
                row.getObject("account_id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getObject("subject_id", UUID.class),
                Item.Kind.of(row.getInt("kind")),
                Topic.of(row.getInt("topic")),
                at(row, "created_at"),
                at(row, "waiting_since"),
                at(row, "due_at"),
                at(row, "show_from"),
                instant(row.getTimestamp("done_at")),
                ending == null ? null : Item.Ending.of(ending),
                row.getBoolean("flagged"),
                row.getBoolean("escalated"),
                row.getBoolean("answered"),
                row.getInt("version"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
