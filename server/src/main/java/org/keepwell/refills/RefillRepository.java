package org.keepwell.refills;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of requests; inside sealed transactions about the patient. */
@Repository
class RefillRepository {

    static final int MOST = 100;

    private static final String COLUMNS = """
            select id, medicine_id, state, early, asked_at, asked_by, for_patient, pharmacy_id, renewal_id, asks_change, order_id,
                message_id, pharmacy_state, decided_at, decided_by, reason, hand_over, version, said, answer
            from refills.request where tenant_id = :tenant and patient_id = :patient
            """;
    // a change that a pharmacy asks for is the patient's to know once it is made
    private static final String NEWEST =
            COLUMNS + " and (not asks_change or state between 3 and 6) order by asked_at desc, id limit " + MOST;
    private static final String BY_ID = COLUMNS + " and id = :id";
    private static final String HOLD = COLUMNS + " and id = :id for update";
    private static final String OPEN_OF =
            COLUMNS + " and medicine_id = :medicine and state in (1, 2)" + " and not asks_change for update";
    private static final String BY_KEY =
            COLUMNS + " and asked_by = :by and send_key = :key and medicine_id = :medicine";
    private static final String OF_RENEWAL = COLUMNS + " and renewal_id = :renewal for update";
    private static final String OF_ORDER = COLUMNS + """
             and (order_id = :order or id = (select o.request_id from refills.sent_order o
                where o.tenant_id = :tenant and o.patient_id = :patient and o.order_id = :order))
            for update
            """;
    /** The races are decided by the indexes: one open for a medicine, one for a tap, one for a pharmacy's request. */
    private static final String ADD = """
            insert into refills.request (tenant_id, patient_id, id, medicine_id, labels, state, early, asked_at, asked_by,
                for_patient, send_key, pharmacy_id, renewal_id, asks_change, version, said)
            values (:tenant, :patient, :id, :medicine, :labels, :state, :early, :at, :by, :forPatient, :key, :pharmacy,
                :renewal, :change, 1, :said)
            on conflict do nothing
            """;

    private static final String SAVE = """
            update refills.request set state = :state, pharmacy_id = :pharmacy, renewal_id = :renewal, order_id = :order,
                message_id = :message, pharmacy_state = :pharmacyState, decided_at = :decidedAt, decided_by = :decidedBy,
                reason = :reason, hand_over = :handOver, version = :next, said = :said, answer = :answer
            where tenant_id = :tenant and patient_id = :patient and id = :id and version = :version
            """;
    private static final String LABELS = """
            select labels from refills.request where tenant_id = :tenant and patient_id = :patient and id = :id
            """;

    private final JdbcClient db;

    RefillRepository(JdbcClient db) {
        this.db = db;
    }

    /** @return false if it was asked before: by the same tap, or by somebody and not decided yet */
    boolean add(Grant grant, Refill refill, long labels, @Nullable UUID sendKey, PatientCipher cipher) {
        return bind(ADD, grant)
                        .param("id", refill.id())
                        .param("medicine", refill.medicine(), Types.OTHER)
                        .param("labels", labels)
                        .param("state", refill.state().code())
                        .param("early", refill.early())
                        .param("at", Timestamp.from(refill.askedAt()))
                        .param("by", refill.askedBy(), Types.OTHER)
                        .param("forPatient", refill.forPatient())
                        .param("key", sendKey, Types.OTHER)
                        .param("pharmacy", refill.pharmacy(), Types.OTHER)
                        .param("renewal", refill.renewal(), Types.OTHER)
                        .param("change", refill.change())
                        .param("said", refill.said().seal(cipher, refill.id(), 1))
                        .update()
                == 1;
    }

    /** Writes it over the row that it was read from. @throws RuleBroken 409 if somebody was faster */
    void save(Grant grant, Refill refill, PatientCipher cipher) {
        int next = refill.version() + 1;
        var sent = refill.sent();
        var decided = refill.decided();
        var reason = decided == null ? null : decided.reason();
        var handOver = decided == null ? null : decided.handOver();
        int written = bind(SAVE, grant)
                .param("id", refill.id())
                .param("version", refill.version())
                .param("next", next)
                .param("state", refill.state().code())
                .param("pharmacy", refill.pharmacy(), Types.OTHER)
                .param("renewal", refill.renewal(), Types.OTHER)
                .param("order", sent == null ? null : sent.order(), Types.OTHER)
                .param("message", sent == null ? null : sent.message(), Types.OTHER)
                .param(
                        "pharmacyState",
                        sent == null ? null : sent.pharmacyState().code(),
                        Types.SMALLINT)
                .param("decidedAt", decided == null ? null : Timestamp.from(decided.at()), Types.TIMESTAMP)
                .param("decidedBy", decided == null ? null : decided.by(), Types.OTHER)
                .param("reason", reason == null ? null : reason.code(), Types.SMALLINT)
                .param("handOver", handOver == null ? null : handOver.code(), Types.SMALLINT)
                .param("said", refill.said().seal(cipher, refill.id(), next))
                .param(
                        "answer",
                        decided == null ? null : decided.outcome().seal(cipher, refill.id(), next),
                        Types.BINARY)
                .update();
        if (written == 0) {
            throw new RuleBroken(409, "refill.CHANGED");
        }
    }

    /** The newest 100. */
    List<Refill> newest(Grant grant, PatientCipher cipher) {
        return bind(NEWEST, grant).query((row, n) -> read(row, cipher)).list();
    }

    Optional<Refill> find(Grant grant, UUID id, PatientCipher cipher) {
        return bind(BY_ID, grant)
                .param("id", id)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** As above, held until the transaction ends. */
    Optional<Refill> hold(Grant grant, UUID id, PatientCipher cipher) {
        return bind(HOLD, grant)
                .param("id", id)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** The one that is not decided, held until the transaction ends. */
    Optional<Refill> holdOpen(Grant grant, UUID medicine, PatientCipher cipher) {
        return bind(OPEN_OF, grant)
                .param("medicine", medicine)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** What the same tap asked for before. */
    Optional<Refill> byKey(Grant grant, UUID key, UUID medicine, PatientCipher cipher) {
        return bind(BY_KEY, grant)
                .param("by", grant.actor().id())
                .param("key", key)
                .param("medicine", medicine)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** What an order of ours was sent for, also if another was sent since; held until the transaction ends. */
    Optional<Refill> holdOfOrder(Grant grant, UUID order, PatientCipher cipher) {
        return bind(OF_ORDER, grant)
                .param("order", order)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    /** What came of a pharmacy's own request, held until the transaction ends. */
    Optional<Refill> holdOfRenewal(Grant grant, UUID renewal, PatientCipher cipher) {
        return bind(OF_RENEWAL, grant)
                .param("renewal", renewal)
                .query((row, n) -> read(row, cipher))
                .optional();
    }

    long labels(Grant grant, UUID id) {
        return bind(LABELS, grant).param("id", id).query(Long.class).single();
    }

    private static Refill read(ResultSet row, PatientCipher cipher) throws SQLException {
        var id = row.getObject("id", UUID.class);
        int version = row.getInt("version");
        return new Refill(
                id,
                row.getObject("medicine_id", UUID.class),
                RefillState.of(row.getInt("state")),
                row.getBoolean("early"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("asked_by", UUID.class),
                row.getBoolean("for_patient"),
                row.getObject("pharmacy_id", UUID.class),
                row.getObject("renewal_id", UUID.class),
                row.getBoolean("asks_change"),
                sent(row),
                decided(row, id, version, cipher),
                version,
                Said.open(cipher, row.getBytes("said"), id, version));
    }

    private static Refill.@Nullable Sent sent(ResultSet row) throws SQLException {
        var order = row.getObject("order_id", UUID.class);
        return order == null
                ? null
                : new Refill.Sent(
                        order, row.getObject("message_id", UUID.class), PharmacyState.of(row.getInt("pharmacy_state")));
    }

    private static Refill.@Nullable Decided decided(ResultSet row, UUID id, int version, PatientCipher cipher)
            throws SQLException {
        var at = row.getTimestamp("decided_at");
        if (at == null) {
            return null;
        }
        var reason = row.getObject("reason", Integer.class);
        var handOver = row.getObject("hand_over", Integer.class);
        return new Refill.Decided(
                at.toInstant(),
                row.getObject("decided_by", UUID.class),
                reason == null ? null : DenialReason.of(reason),
                handOver == null ? null : HandOver.of(handOver),
                Outcome.open(cipher, row.getBytes("answer"), id, version));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
