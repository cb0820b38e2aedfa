package org.keepwell.messaging;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Side;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is said, in a conversation that begins or goes on; inside a sealed transaction about the patient. */
@Repository
class MessageRepository {

    /** The first message, its conversation, that its writer has read it, and their draft gone: in one trip. */
    private static final String BEGIN = """
            with said as (
                insert into messaging.message (tenant_id, patient_id, thread_id, seq, id, category, side, account_id,
                    behalf_of, send_key, sent_at, hidden_from, labels, body)
                values (:tenant, :patient, :thread, 1, :id, :category, :side, :account, :behalf, :key, :now, :hidden, :labels,
                    :body)
                on conflict on constraint message_sent_once do nothing returning seq),
            begun as (
                insert into messaging.thread (tenant_id, patient_id, id, category, topic, state, board_id, site_id,
                    clinician_id, handled_by, started_at, last_at, last_seq, last_side, files, one_way, hidden_from, labels,
                    subject)
                select :tenant, :patient, :thread, :category, :topic, :state, :board, :site::uuid, :clinician::uuid, :by::uuid,
                    :now, :now, seq, :side, :files, :oneWay, :hidden, :labels, :subject from said),
            seen as (
                insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
                select :tenant, :patient, :thread, :account, seq, :side, :now from said),
            dropped as (
                delete from messaging.draft d using said
                where d.tenant_id = :tenant and d.patient_id = :patient and d.account_id = :account
                    and d.thread_id = :draft::uuid)
            select seq from said
            """;
    /** The message, its number, that its writer has read all up to it, and their draft gone: in one trip. */
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
                select :tenant, :patient, :thread, last_seq, :id, :category, :side, :account, :behalf, :key, :now, :hidden, labels,
                    :body
                from spoken on conflict on constraint message_sent_once do nothing returning seq),
            seen as (
                insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
                select :tenant, :patient, :thread, :account, seq, :side, :now from said on conflict do nothing),
            dropped as (
                delete from messaging.draft d using said
                where d.tenant_id = :tenant and d.patient_id = :patient and d.account_id = :account
                    and d.thread_id = :draft::uuid)
            select seq from said
            """;

    private static final String SENT = """
            select thread_id, id from messaging.message
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and send_key = :key
            """;
    private static final String BEGUN = SENT + " and seq = 1";

    /**
     * @param site that the patient chose, or null
     * @param labels that hide it from whoever stands in
     */
    record NewThread(
            UUID id,
            Topic topic,
            int board,
            @Nullable UUID site,
            @Nullable UUID clinician,
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

    MessageRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Begins a conversation with its first message, which its writer has read.
     *
     * @return the conversation as it is then, or empty if the message's key was used before: nothing is written then
     */
    Optional<ThreadRow> begin(Grant grant, NewThread thread, NewMessage message, byte[] body, PatientCipher cipher) {
        var now = clock.instant();
        return say(BEGIN, grant, message, body, now)
                .param("thread", thread.id())
                .param("category", thread.topic().category().mask())
                .param("topic", thread.topic().code())
                .param("board", thread.board())
                .param("site", thread.site(), Types.OTHER)
                .param("clinician", thread.clinician(), Types.OTHER)
                .param("oneWay", thread.oneWay())
                .param("hidden", thread.hiddenFrom().toArray(UUID[]::new))
                .param("labels", thread.labels())
                .param("subject", Words.seal(cipher, thread.subject(), Words.subject(thread.id())))
                .query((row, n) -> ThreadRow.begun(thread, message, by(grant, message), now))
                .optional();
    }

    /**
     * Adds a message at the end. Its writer has read all that is there then.
     *
     * @param seen the last message that the writer saw, or null where that does not matter
     * @return its number, or empty if there is one after {@code seen} or its key was used before; the transaction must not
     *     commit then
     */
    Optional<Integer> speak(Grant grant, ThreadRow thread, NewMessage message, @Nullable Integer seen, byte[] body) {
        return say(SPEAK, grant, message, body, clock.instant())
                .param("thread", thread.id())
                .param("seen", seen, Types.INTEGER)
                .param("category", thread.topic().category().mask())
                .param("hidden", thread.hiddenFrom().toArray(UUID[]::new))
                .query(Integer.class)
                .optional();
    }

    private JdbcClient.StatementSpec say(String sql, Grant grant, NewMessage message, byte[] body, Instant now) {
        return bind(sql, grant)
                .param("now", Timestamp.from(now))
                .param("side", message.side().code())
                .param("state", message.state().code())
                .param("files", message.files())
                .param("by", by(grant, message), Types.OTHER)
                .param("id", message.id())
                .param("account", grant.actor().id())
                .param("behalf", message.behalfOf(), Types.OTHER)
                .param("key", message.sendKey())
                .param("draft", message.draft(), Types.OTHER)
                .param("body", body);
    }

    /**
     * @param state of the conversation from then on
     * @param files how many go with it
     * @param draft the conversation under which its writer's draft is kept, which is done with; null to leave it
     */
    record NewMessage(
            UUID id,
            Side side,
            UUID sendKey,
            ThreadState state,
            int files,
            @Nullable UUID behalfOf,
            @Nullable UUID draft) {}

    /** What the actor sent with this key. */
    Optional<Sent> sent(Grant grant, UUID sendKey) {
        return sent(SENT, grant, sendKey);
    }

    /** The conversation that the actor began with this key. */
    Optional<Sent> begun(Grant grant, UUID sendKey) {
        return sent(BEGUN, grant, sendKey);
    }

    private Optional<Sent> sent(String sql, Grant grant, UUID sendKey) {
        return bind(sql, grant)
                .param("account", grant.actor().id())
                .param("key", sendKey)
                .query((row, n) -> new Sent(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    /** Who has a conversation in hand by saying this: staff do, a patient has not. */
    private static @Nullable UUID by(Grant grant, NewMessage message) {
        return message.side() == Side.STAFF ? grant.actor().id() : null;
    }

    /** What looks for a key, with its names. */
    static String sentSql() {
        return SENT;
    }

    /** What begins a conversation, with its names. */
    static String beginSql() {
        return BEGIN;
    }

    /** What adds a message, with its names. */
    static String speakSql() {
        return SPEAK;
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
