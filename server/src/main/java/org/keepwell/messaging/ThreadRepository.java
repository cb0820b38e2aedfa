package org.keepwell.messaging;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Side;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Threads and their messages; inside a sealed transaction about the patient. */
@Repository
class ThreadRepository {

    private static final String SET_STATE = """
            update messaging.thread set state = :state, handled_by = coalesce(:by, handled_by),
                closed_at = case when :state = 4 then :now::timestamptz end
            where tenant_id = :tenant and patient_id = :patient and id = :id
            """;
    private static final String SET_BOARD = """
            update messaging.thread set board_id = :board where tenant_id = :tenant and patient_id = :patient and id = :id
            """;
    private static final String SET_AWAY = """
            update messaging.thread set away_at = :at where tenant_id = :tenant and patient_id = :patient and id = :id
            """;
    private static final List<String> HIDE = List.of("""
            update messaging.thread set hidden_from = :hidden where tenant_id = :tenant and patient_id = :patient and id = :id
            """, """
            update messaging.message set hidden_from = :hidden
            where tenant_id = :tenant and patient_id = :patient and thread_id = :id
            """, """
            update messaging.file set hidden_from = :hidden
            where tenant_id = :tenant and patient_id = :patient and thread_id = :id
            """, """
            update messaging.event set hidden_from = :hidden
            where tenant_id = :tenant and patient_id = :patient and thread_id = :id
            """);
    private static final String FIND = "select " + ThreadRow.COLUMNS + """
             from messaging.thread t where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :id for no key update
            """;
    private static final String READ = """
            insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
            select :tenant, :patient, :id, :account, t.last_seq, :side, :now from messaging.thread t
            where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :id
            on conflict do nothing
            """;

    private final JdbcClient db;
    private final Clock clock;

    ThreadRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Locked until the transaction ends, so that two do not speak at once. */
    Optional<ThreadRow> find(Grant grant, UUID id, PatientCipher cipher) {
        return bind(FIND, grant)
                .param("id", id)
                .query((row, n) -> ThreadRow.read(row, cipher))
                .optional();
    }

    void set(Grant grant, UUID thread, ThreadState state, @Nullable UUID by) {
        bind(SET_STATE, grant)
                .param("id", thread)
                .param("state", state.code())
                .param("by", by, Types.OTHER)
                .param("now", now())
                .update();
    }

    void move(Grant grant, UUID thread, int board) {
        bind(SET_BOARD, grant).param("id", thread).param("board", board).update();
    }

    /** @return false if there is no such thread */
    boolean putAway(Grant grant, UUID thread, boolean away) {
        return bind(SET_AWAY, grant)
                        .param("id", thread)
                        .param("at", away ? now() : null, Types.TIMESTAMP)
                        .update()
                == 1;
    }

    void hide(Grant grant, UUID thread, Collection<UUID> from) {
        for (var sql : HIDE) {
            bind(sql, grant)
                    .param("id", thread)
                    .param("hidden", from.toArray(UUID[]::new))
                    .update();
        }
    }

    /** The actor has read all that is there now. */
    void read(Grant grant, UUID thread, Side side) {
        bind(READ, grant)
                .param("id", thread)
                .param("account", grant.actor().id())
                .param("side", side.code())
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
