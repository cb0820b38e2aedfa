package org.keepwell.patients;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A clinician's own patients: those with something new and the longest waiting first. */
@Component
public class AssignedPatients {

    static final int PAGE = 50;

    /** One line of the list. */
    record Row(
            PatientId patient,
            Card card,
            int newCount,
            @Nullable Instant newestAt,
            @Nullable Instant waitingSince,
            String reason,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return "assigned " + patient;
        }
    }

    record Page(List<Row> rows, int total) {}

    private static final String LIST = """
            select a.patient_id, a.card, a.card_version, a.reason, a.relation_id, a.unseen, a.newest_at, a.waiting_since,
                a.ends_at, k.wrapped, count(*) over () as total
            from patients.assigned a
            join vault.patient_key k on k.tenant_id = a.tenant_id and k.patient_id = a.patient_id
            where a.tenant_id = :tenant and a.account_id = :account and (a.ends_at is null or a.ends_at > :now)
            order by a.unseen = 0, a.waiting_since nulls last, a.patient_id
            limit :cap offset :from
            """;
    private static final String ADD = """
            insert into patients.assigned (tenant_id, account_id, patient_id, relation_id, card_version, ends_at, card, reason)
            values (:tenant, :account, :patient, :relation, :version, :ends, :card, :reason)
            on conflict (tenant_id, account_id, patient_id) do update set relation_id = excluded.relation_id,
                card_version = excluded.card_version, ends_at = excluded.ends_at, card = excluded.card,
                reason = excluded.reason
            """;
    private static final String END = """
            delete from patients.assigned where tenant_id = :tenant and patient_id = :patient and relation_id = :relation
            """;
    private static final String SET_CARD = """
            update patients.assigned set card = :card, card_version = :version
            where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String ARRIVED = """
            update patients.assigned set unseen = unseen + :count, newest_at = :now,
                waiting_since = coalesce(waiting_since, :now)
            where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String OPENED = """
            update patients.assigned set unseen = 0, waiting_since = null
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and unseen > 0
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Vault vault;
    private final Clock clock;

    AssignedPatients(JdbcClient db, SealedTransaction transaction, Access access, Vault vault, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.vault = vault;
        this.clock = clock;
    }

    /** One page; each card that is shown is an entry of its own in the log. */
    Page of(Grant own, int from, AuditTrail trail) {
        var total = new int[1];
        var rows = transaction.in(
                own,
                () -> db.sql(LIST)
                        .param("tenant", own.tenant().value())
                        .param("account", own.actor().id())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("cap", PAGE)
                        .param("from", from)
                        .query((row, n) -> {
                            total[0] = row.getInt("total");
                            return read(own, row);
                        })
                        .list());
        for (var row : rows) {
            var card = access.check(own.actor(), Act.OPEN_CARD, Relation.CARE_TEAM, row.patient());
            trail.submit(AuditEntry.allowed(card, trail.request()));
        }
        return new Page(rows, total[0]);
    }

    /** Resources arrived for the patient; inside a sealed transaction about it. */
    public void arrived(Grant grant, int count) {
        patient(ARRIVED, grant)
                .param("count", count)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The clinician has opened the chart: nothing is new any more. */
    public void opened(Grant grant) {
        transaction.run(
                grant,
                () -> patient(OPENED, grant)
                        .param("account", grant.actor().id())
                        .update());
    }

    /** Inside a sealed transaction about the patient. */
    void add(
            Grant grant,
            AccountId account,
            UUID relation,
            Card card,
            PatientCipher cipher,
            @Nullable String reason,
            @Nullable Instant endsAt) {
        var patient = grant.patient();
        patient(ADD, grant)
                .param("account", account.value())
                .param("relation", relation)
                .param("version", 1)
                .param("ends", endsAt == null ? null : Timestamp.from(endsAt), Types.TIMESTAMP)
                .param("card", card.sealAt(cipher, place(patient, 1)))
                .param(
                        "reason",
                        reason == null
                                ? null
                                : cipher.seal(reason.getBytes(StandardCharsets.UTF_8), reasonPlace(relation)),
                        Types.BINARY)
                .update();
    }

    /** Inside a sealed transaction about the patient. */
    void end(Grant grant, UUID relation) {
        patient(END, grant).param("relation", relation).update();
    }

    /** The patient's name changed; inside a sealed transaction about it. */
    void setCard(Grant grant, Card card, PatientCipher cipher, int version) {
        patient(SET_CARD, grant)
                .param("version", version)
                .param("card", card.sealAt(cipher, place(grant.patient(), version)))
                .update();
    }

    private Row read(Grant own, ResultSet row) throws SQLException {
        var patient = new PatientId(row.getObject("patient_id", UUID.class));
        var cipher = vault.tenant(own.tenant()).patient(patient.value(), row.getBytes("wrapped"));
        var reason = row.getBytes("reason");
        var relation = row.getObject("relation_id", UUID.class);
        return new Row(
                patient,
                Card.openAt(cipher, row.getBytes("card"), place(patient, row.getInt("card_version"))),
                row.getInt("unseen"),
                instant(row.getTimestamp("newest_at")),
                instant(row.getTimestamp("waiting_since")),
                reason == null ? "" : new String(cipher.open(reason, reasonPlace(relation)), StandardCharsets.UTF_8),
                instant(row.getTimestamp("ends_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private JdbcClient.StatementSpec patient(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }

    private static Place place(PatientId patient, int version) {
        return new Place("patients.assigned", "card", patient.value(), version);
    }

    private static Place reasonPlace(UUID relation) {
        return new Place("patients.assigned", "reason", relation, 0);
    }
}
