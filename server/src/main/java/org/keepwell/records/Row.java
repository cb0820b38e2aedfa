package org.keepwell.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a statement's answer; {@link Sql} says which column is what in which section.
 *
 * @param owner the report of a part
 * @param count how many there are, where a section counts
 * @param code keyed hash of main code and unit
 * @param body still sealed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Row(
        Section section,
        UUID id,
        @Nullable UUID owner,
        @Nullable UUID visit,
        Instant sortAt,
        Instant arrivedAt,
        Instant visibleFrom,
        int version,
        int type,
        int shelf,
        int state,
        int timeForm,
        long count,
        byte @Nullable [] code,
        byte[] body) {

    private static final Section[] SECTIONS = Section.values();
    private static final UUID NIL = new UUID(0, 0);
    /** Where a section has no time in this column; before all that can be recorded. */
    static final Instant NO_TIME = Instant.MIN;

    private static final byte[] NOTHING = {};

    static Row read(ResultSet row) throws SQLException {
        var id = row.getObject(2, UUID.class);
        var body = row.getBytes(15);
        return new Row(
                SECTIONS[row.getInt(1)],
                id == null ? NIL : id,
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                instant(row.getTimestamp(5)),
                instant(row.getTimestamp(6)),
                instant(row.getTimestamp(7)),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                row.getInt(12),
                row.getLong(13),
                row.getBytes(14),
                body == null ? NOTHING : body);
    }

    private static Instant instant(@Nullable Timestamp column) {
        return column == null ? NO_TIME : column.toInstant();
    }

    boolean is(ResourceType wanted) {
        return type == wanted.code();
    }

    /** Whether people may take it for something that goes on. */
    boolean goesOn() {
        return state == Activity.NOW.code();
    }

    /** Without the body: a row must not be printed. */
    @Override
    public String toString() {
        return "row " + section;
    }
}
