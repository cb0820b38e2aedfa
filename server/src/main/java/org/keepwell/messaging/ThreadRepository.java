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
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Threads and their messages; inside a sealed transaction about the patient. */
@Repository
class ThreadRepository {

    private static final String ADD = """
            insert into messaging.thread (tenant_id, patient_id, id, category, topic, state, board_id, site_id,
                clinician_id, handled_by, started_at, last_at, last_seq, last_side, files, one_way, hidden_from, labels, subject)
            values (:tenant, :patient, :id, :category, :topic, :state, :board, :site, :clinician, :handledBy, :now, :now, 0,
                :side, 0, :oneWay, :hidden, :labels, :subject)
            """;
    /** The message, its number, and that its writer has read all up to it: in one trip. */
    private static final String SPEAK = """
            with spoken as (
                update messaging.thread t set last_seq = last_seq + 1, last_at = :now, last_side = :side, state = :state,
                    files = files + :files, handled_by = coalesce(:by, handled_by), closed_at = null, away_at = null
                where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :thread
                    and (:seen::int is null or t.last_seq = :seen::int)
                returning last_seq, labels),
            said as (
                insert into messaging.message (tenant_id, patient_id, thread_id, seq, id, category, side, account_id,
                    behalf_of, send_key, sent_at, hidden_from, labels, body)
                select :tenant, :patient, :thread, last_seq, :id, :category, :side, :account, :behalf, :key, :now, :hidden, labels, :body
                from spoken returning seq),
            seen as (
                insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
                select :tenant, :patient, :thread, :account, seq, :side, :now from said on conflict do nothing)
            select seq from said
            """;

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
    private static final String SENT = """
            select thread_id, id from messaging.message
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and send_key = :key
            """;
    private static final String READ = """
            insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
            select :tenant, :patient, :id, :account, t.last_seq, :side, :now from messaging.thread t
            where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :id
            on conflict do nothing
            """;

    /**
     * @param site that the patient chose, or null
     * @param by who handles it from now on, or null to leave that
     * @param labels that hide it from whoever stands in
     */
    record NewThread(
            UUID id,
            Topic topic,
            ThreadState state,
            int board,
            @Nullable UUID site,
            @Nullable UUID clinician,
            @Nullable UUID by,
            Side side,
            boolean oneWay,
            Collection<UUID> hiddenFrom,
            long labels,
            String subject) {

        /** Without the subject: it must not be printed. */
        @Override
        public String toString() {
            return "thread " + id;
        }
    }

    /** A message that was sent before with the same key. */
    record Sent(UUID thread, UUID message) {}

    private final JdbcClient db;
    private final Clock clock;

    ThreadRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return the conversation, in which nobody has spoken yet */
    ThreadRow add(Grant grant, NewThread thread, PatientCipher cipher) {
        var now = clock.instant();
        bind(ADD, grant)
                .param("id", thread.id())
                .param("category", thread.topic().category().mask())
                .param("topic", thread.topic().code())
                .param("state", thread.state().code())
                .param("board", thread.board())
                .param("site", thread.site(), Types.OTHER)
                .param("clinician", thread.clinician(), Types.OTHER)
                .param("handledBy", thread.by(), Types.OTHER)
                .param("now", Timestamp.from(now))
                .param("side", thread.side().code())
                .param("oneWay", thread.oneWay())
                .param("hidden", thread.hiddenFrom().toArray(UUID[]::new))
                .param("labels", thread.labels())
                .param("subject", Words.seal(cipher, thread.subject(), Words.subject(thread.id())))
                .update();
        return ThreadRow.begun(thread, now);
    }

    /** Locked until the transaction ends, so that two do not speak at once. */
    Optional<ThreadRow> find(Grant grant, UUID id, PatientCipher cipher) {
        return bind(FIND, grant)
                .param("id", id)
                .query((row, n) -> ThreadRow.read(row, cipher))
                .optional();
    }

    /**
     * Adds a message at the end. Its writer has read all that is there then.
     *
     * @param seen the last message that the writer saw, or null where that does not matter
     * @return its number, or empty if there is one after {@code seen}
     * @throws org.springframework.dao.DuplicateKeyException if the key was used before
     */
    Optional<Integer> speak(Grant grant, ThreadRow thread, NewMessage message, @Nullable Integer seen, byte[] body) {
        var side = message.side();
        return bind(SPEAK, grant)
                .param("thread", thread.id())
                .param("now", now())
                .param("side", side.code())
                .param("state", message.state().code())
                .param("files", message.files())
                .param("by", side == Side.STAFF ? grant.actor().id() : null, Types.OTHER)
                .param("seen", seen, Types.INTEGER)
                .param("id", message.id())
                .param("category", thread.topic().category().mask())
                .param("account", grant.actor().id())
                .param("behalf", message.behalfOf(), Types.OTHER)
                .param("key", message.sendKey())
                .param("hidden", thread.hiddenFrom().toArray(UUID[]::new))
                .param("body", body)
                .query(Integer.class)
                .optional();
    }

    /** @param files how many go with it */
    record NewMessage(
            UUID id,
            Side side,
            UUID sendKey,
            ThreadState state,
            int files,
            @Nullable UUID behalfOf) {}

    /** What the actor sent with this key. */
    Optional<Sent> sent(Grant grant, UUID sendKey) {
        return bind(SENT, grant)
                .param("account", grant.actor().id())
                .param("key", sendKey)
                .query((row, n) -> new Sent(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
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

    /** What looks for a key, with its names. */
    static String sentSql() {
        return SENT;
    }

    /** What adds a message, with its names. */
    static String speakSql() {
        return SPEAK;
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
