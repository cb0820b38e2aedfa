package org.keepwell.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Side;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Topic;

/**
 * A conversation without its messages.
 *
 * @param site that the patient chose, or null
 * @param clinician for whom it is meant, of the patient's care team
 * @param handledBy who works on it or answered last
 * @param awayAt when the patient put it away
 * @param hiddenFrom accounts that stand in for the patient and do not find it, because the patient chose so
 * @param labels that hide it from whoever stands in, see {@link StandIns}
 */
record ThreadRow(
        UUID id,
        Topic topic,
        ThreadState state,
        int board,
        @Nullable UUID site,
        @Nullable UUID clinician,
        @Nullable UUID handledBy,
        Instant startedAt,
        Instant lastAt,
        int lastSeq,
        Side lastSide,
        int files,
        @Nullable Instant closedAt,
        @Nullable Instant awayAt,
        boolean oneWay,
        Set<UUID> hiddenFrom,
        long labels,
        String subject) {

    static final String COLUMNS = """
            t.id, t.topic, t.state, t.board_id, t.site_id, t.clinician_id, t.handled_by, t.started_at, t.last_at, t.last_seq,
            t.last_side, t.files, t.closed_at, t.away_at, t.one_way, t.hidden_from, t.labels, t.subject
            """;

    static ThreadRow read(ResultSet row, PatientCipher cipher) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ThreadRow(
                id,
                Topic.of(row.getInt("topic")),
                ThreadState.of(row.getInt("state")),
                row.getInt("board_id"),
                row.getObject("site_id", UUID.class),
                row.getObject("clinician_id", UUID.class),
                row.getObject("handled_by", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getInt("last_seq"),
                Side.of(row.getInt("last_side")),
                row.getInt("files"),
                instant(row.getTimestamp("closed_at")),
                instant(row.getTimestamp("away_at")),
                row.getBoolean("one_way"),
                Set.of((UUID[]) row.getArray("hidden_from").getArray()),
                row.getLong("labels"),
                Words.open(cipher, row.getBytes("subject"), Words.subject(id)));
    }

    /** One that was begun just now with this message. @param by who handles it, or null */
    static ThreadRow begun(
            MessageRepository.NewThread thread, MessageRepository.NewMessage message, @Nullable UUID by, Instant now) {
        return new ThreadRow(
                thread.id(),
                thread.topic(),
                message.state(),
                thread.board(),
                thread.site(),
                thread.clinician(),
                by,
                now,
                now,
                1,
                message.side(),
                message.files(),
                null,
                null,
                thread.oneWay(),
                Set.copyOf(thread.hiddenFrom()),
                thread.labels(),
                thread.subject());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Without the subject: it must not be printed. */
    @Override
    public String toString() {
        return "thread " + id;
    }
}
