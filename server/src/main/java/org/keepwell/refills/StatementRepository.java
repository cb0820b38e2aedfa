package org.keepwell.refills;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of statements; inside sealed transactions about the patient. */
@Repository
class StatementRepository {

    private static final int MOST = 100;

    private static final String COLUMNS = """
            select id, batch_id, kind, medicine_id, state, told_at, told_by, decided_at, decided_by, said, answer
            from refills.statement where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String NEWEST = COLUMNS + " and state <> 4 order by told_at desc, place limit " + MOST;
    private static final String OF_KEY = COLUMNS + " and told_by = :by and send_key = :key order by place";
    private static final String OF_BATCH = COLUMNS + " and batch_id = :batch order by place limit " + MOST;
    private static final String HOLD = COLUMNS + " and id = :id for update";
    private static final String HOLD_BATCH =
            COLUMNS + " and batch_id = :batch order by place limit " + MOST + " for update";
    private static final String ADD = """
            insert into refills.statement (tenant_id, patient_id, id, batch_id, kind, medicine_id, labels, state, told_at,
                told_by, send_key, place, said)
            values (:tenant, :patient, :id, :batch, :kind, :medicine, :labels, 1, :now, :by, :key, :place, :said)
            on conflict do nothing
            """;
    private static final String SETTLE = """
            update refills.statement set state = :state, decided_at = :now, decided_by = :by, answer = :answer
            where tenant_id = :tenant and patient_id = :patient and id = :id and state = 1
            """;
    private static final String WITHDRAW = """
            update refills.statement set state = 4, decided_at = :now, decided_by = :by
            where tenant_id = :tenant and patient_id = :patient and id = :id and state in (1, 2)
            """;
    private static final String NOT_TAKEN = """
            select distinct medicine_id from refills.statement
            where tenant_id = :tenant and patient_id = :patient and kind = 1 and state in (1, 2)
            """;

    private static final String LABELS = """
            select labels from refills.statement
            where tenant_id = :tenant and patient_id = :patient and batch_id = :batch order by place limit
            """ + " " + MOST;

    /** In what was told together. */
    record Sent(UUID key, int place, long labels) {}

    private final JdbcClient db;

    StatementRepository(JdbcClient db) {
        this.db = db;
    }

    /** @return false if it was told before: by the same tap, or of the same medicine and not answered yet */
    boolean add(Grant grant, Statement statement, Sent sent, PatientCipher cipher) {
        return bind(ADD, grant)
                        .param("id", statement.id())
                        .param("batch", statement.batch())
                        .param("kind", statement.kind().code())
                        .param("medicine", statement.medicine(), Types.OTHER)
                        .param("labels", sent.labels())
                        .param("now", Timestamp.from(statement.toldAt()))
                        .param("by", statement.toldBy())
                        .param("key", sent.key())
                        .param("place", sent.place())
                        .param("said", statement.words().seal(cipher, statement.id()))
                        .update()
                == 1;
    }

    /** The newest 100, without those that were taken back. */
    List<Statement> newest(Grant grant, PatientCipher cipher) {
        return read(bind(NEWEST, grant), cipher);
    }

    /** What the same tap told before. */
    List<Statement> ofKey(Grant grant, UUID key, PatientCipher cipher) {
        return read(bind(OF_KEY, grant).param("by", grant.actor().id()).param("key", key), cipher);
    }

    List<Statement> ofBatch(Grant grant, UUID batch, PatientCipher cipher) {
        return read(bind(OF_BATCH, grant).param("batch", batch), cipher);
    }

    /** Held until the transaction ends. */
    List<Statement> holdBatch(Grant grant, UUID batch, PatientCipher cipher) {
        return read(bind(HOLD_BATCH, grant).param("batch", batch), cipher);
    }

    /** Held until the transaction ends. */
    Optional<Statement> hold(Grant grant, UUID id, PatientCipher cipher) {
        return read(bind(HOLD, grant).param("id", id), cipher).stream().findFirst();
    }

    /** @return false if it was answered or taken back before */
    boolean settle(
            Grant grant, UUID id, StatementState state, @Nullable String words, Instant now, PatientCipher cipher) {
        return bind(SETTLE, grant)
                        .param("id", id)
                        .param("state", state.code())
                        .param("now", Timestamp.from(now))
                        .param("by", grant.actor().id())
                        .param("answer", words == null ? null : Statement.sealAnswer(cipher, id, words), Types.BINARY)
                        .update()
                == 1;
    }

    /** @return false if it was declined or taken back before */
    boolean withdraw(Grant grant, UUID id, Instant now) {
        return bind(WITHDRAW, grant)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", grant.actor().id())
                        .update()
                == 1;
    }

    /** Medicines of the chart that the patient said they do not take, and nobody said otherwise. */
    List<UUID> notTaken(Grant grant) {
        return bind(NOT_TAKEN, grant)
                .query((row, n) -> row.getObject("medicine_id", UUID.class))
                .list();
    }

    /** Of each that was told together. */
    List<Long> labels(Grant grant, UUID batch) {
        return bind(LABELS, grant)
                .param("batch", batch)
                .query((row, n) -> row.getLong("labels"))
                .list();
    }

    private static List<Statement> read(JdbcClient.StatementSpec query, PatientCipher cipher) {
        return query.query((row, n) -> read(row, cipher)).list();
    }

    private static Statement read(ResultSet row, PatientCipher cipher) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var decidedAt = row.getTimestamp("decided_at");
        var answer = row.getBytes("answer");
        return new Statement(
                id,
                row.getObject("batch_id", UUID.class),
                StatementKind.of(row.getInt("kind")),
                row.getObject("medicine_id", UUID.class),
                StatementState.of(row.getInt("state")),
                row.getTimestamp("told_at").toInstant(),
                row.getObject("told_by", UUID.class),
                Statement.Words.open(cipher, row.getBytes("said"), id),
                decidedAt == null
                        ? null
                        : new Statement.Answer(
                                decidedAt.toInstant(),
                                row.getObject("decided_by", UUID.class),
                                answer == null ? null : Statement.openAnswer(cipher, answer, id)));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
