package org.keepwell.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What leaves later; inside a sealed transaction. */
@Repository
class LaterRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ADD = """
            insert into messaging.later (tenant_id, id, patient_id, account_id, behalf_of, category, topic, item_id, thread_id,
                seen_seq, send_key, one_way, closes, files, state, made_at, send_at, content)
            values (:tenant, :id, :patient, :account, :behalf, :category, :topic, :item, :thread, :seen, :key, :oneWay,
                :closes, :files, 1, :now, :sendAt, :content)
            """;
    private static final String BY_KEY = """
            select item_id from messaging.later
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and send_key = :key
            """;
    private static final String COLUMNS = """
            select id, patient_id, account_id, behalf_of, topic, item_id, thread_id, seen_seq, batch_id, one_way, closes,
                files, state, held_because, send_at, content from messaging.later
            """;
    private static final String OF_ITEM = COLUMNS + """
            where tenant_id = :tenant and patient_id = :patient and item_id = :item and state in (1, 4)
                and (batch_id is null or state = 4)
            order by send_at, id limit 50
            """;
    private static final String LETTERS = COLUMNS + """
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and item_id is null
                and state in (1, 4)
            order by send_at, id limit 50
            """;
    private static final String HOLD = COLUMNS + """
            where tenant_id = :tenant and patient_id = :patient and id = :id and state in (1, 4) for update
            """;
    private static final String KEY = """
            select patient_id, account_id, item_id, thread_id, batch_id, send_at from messaging.later
            where tenant_id = :tenant and id = :id and state = 1
            """;
    private static final String END = """
            update messaging.later set state = :state, held_because = :why, ended_at = :now
            where tenant_id = :tenant and patient_id = :patient and id = :id and state in (1, 4)
            """;

    /** What the job needs to know before it opens anything. */
    record Key(
            UUID id,
            PatientId patient,
            UUID author,
            @Nullable UUID item,
            @Nullable UUID thread,
            @Nullable UUID batch,
            Instant sendAt) {}

    private record Content(String subject, String body) {

        @Override
        public String toString() {
            return "content";
        }
    }

    private final JdbcClient db;
    private final Clock clock;

    LaterRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the key was used before */
    void add(Grant grant, Later later, UUID sendKey, PatientCipher cipher) {
        bind(ADD, grant)
                .param("id", later.id())
                .param("account", later.author())
                .param("behalf", later.behalfOf(), Types.OTHER)
                .param("category", later.topic().category().mask())
                .param("topic", later.topic().code())
                .param("item", later.item(), Types.OTHER)
                .param("thread", later.thread(), Types.OTHER)
                .param("seen", later.seenSeq())
                .param("key", sendKey)
                .param("oneWay", later.oneWay())
                .param("closes", later.closes())
                .param("files", later.files().toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("sendAt", Timestamp.from(later.sendAt()))
                .param("content", seal(cipher, later.id(), later.subject(), later.body()))
                .update();
    }

    /** @param item of which it was set, or null for a letter */
    record Before(@Nullable UUID item) {}

    /** What the actor set for this patient with this key. */
    Optional<Before> ofKey(Grant grant, UUID sendKey) {
        return bind(BY_KEY, grant)
                .param("account", grant.actor().id())
                .param("key", sendKey)
                .query((row, n) -> new Before(row.getObject(1, UUID.class)))
                .optional();
    }

    /** What waits, or is held, of an item; what goes to several at once only if it is held. */
    List<Later> of(Grant grant, UUID item, PatientCipher cipher) {
        return bind(OF_ITEM, grant)
                .param("item", item)
                .query((row, n) -> read(row, cipher))
                .list();
    }

    /** The actor's own letters to the patient that wait or are held. */
    List<Later> letters(Grant grant, PatientCipher cipher) {
        return bind(LETTERS, grant)
                .param("account", grant.actor().id())
                .query((row, n) -> read(row, cipher))
                .list();
    }

    /** One that waits or is held; nobody else ends it before the transaction does. */
    Optional<Later> hold(Grant grant, UUID id, PatientCipher cipher) {
        return bind(HOLD, grant)
                .param("id", id)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** One that waits, before anything of a patient is opened. */
    Optional<Key> key(Grant job, UUID id) {
        return db.sql(KEY)
                .param("tenant", job.tenant().value())
                .param("id", id)
                .query((row, n) -> new Key(
                        id,
                        new PatientId(row.getObject("patient_id", UUID.class)),
                        row.getObject("account_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getObject("thread_id", UUID.class),
                        row.getObject("batch_id", UUID.class),
                        row.getTimestamp("send_at").toInstant()))
                .optional();
    }

    /** @return false if it had ended before */
    boolean end(Grant grant, UUID id, Later.State state, @Nullable Held why) {
        return bind(END, grant)
                        .param("id", id)
                        .param("state", state.code())
                        .param("why", why == null ? null : why.code(), Types.SMALLINT)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    static byte[] seal(PatientCipher cipher, UUID id, String subject, String body) {
        return cipher.seal(JSON.writeValueAsBytes(new Content(subject, body)), place(id));
    }

    private static Later read(ResultSet row, PatientCipher cipher) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = JSON.readValue(cipher.open(row.getBytes("content"), place(id)), Content.class);
        int why = row.getInt("held_because");
        return new Later(
                id,
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getObject("account_id", UUID.class),
                row.getObject("behalf_of", UUID.class),
                Topic.of(row.getInt("topic")),
                row.getObject("item_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                row.getInt("seen_seq"),
                row.getObject("batch_id", UUID.class),
                row.getBoolean("one_way"),
                row.getBoolean("closes"),
                Arrays.asList((UUID[]) row.getArray("files").getArray()),
                Later.State.of(row.getInt("state")),
                why == 0 ? null : Held.of(why),
                row.getTimestamp("send_at").toInstant(),
                content.subject(),
                content.body());
    }

    private static Place place(UUID id) {
        return new Place("messaging.later", "content", id, 0);
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
