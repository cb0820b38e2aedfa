package org.keepwell.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who stands how to which patient. Every change writes the patient's row and the mirror by account in one transaction,
 * so that "may this account see this patient" has one answer.
 */
@Component
public class Relations {

    /**
     * One relation of a patient.
     *
     * @param reason sealed with the patient's key
     */
    public record Row(
            UUID id,
            UUID account,
            Relation kind,
            Instant startsAt,
            @Nullable Instant endsAt,
            byte @Nullable [] reason) {}

    /** A patient that an account stands to, as the account itself may know. */
    public record OfAccount(
            PatientId patient,
            Relation kind,
            UUID relation,
            Instant startsAt,
            @Nullable Instant endsAt) {}

    private static final String ADD = """
            insert into access.relation (tenant_id, patient_id, id, account_id, kind, starts_at, ends_at, reason, granted_by,
                granted_at)
            values (:tenant, :patient, :id, :account, :kind, :starts, :ends, :reason, :by, :now)
            on conflict (tenant_id, patient_id, account_id, kind) where ended_by is null do nothing
            """;
    private static final String MIRROR = """
            insert into access.relation_by_account (tenant_id, account_id, patient_id, kind, relation_id, starts_at, ends_at)
            values (:tenant, :account, :patient, :kind, :id, :starts, :ends)
            """;
    private static final String END = """
            update access.relation set ends_at = :now, ended_by = :by, end_reason = :reason
            where tenant_id = :tenant and patient_id = :patient and id = :id and ended_by is null
            """;
    private static final String END_MIRROR = """
            update access.relation_by_account set ends_at = :now
            where tenant_id = :tenant and patient_id = :patient and relation_id = :id
            """;
    private static final String OF_PATIENT = """
            select id, account_id, kind, starts_at, ends_at, reason from access.relation
            where tenant_id = :tenant and patient_id = :patient and kind = :kind and ended_by is null
                and (ends_at is null or ends_at > :now)
            order by starts_at desc limit 100
            """;
    private static final PatientStatement OF_ACCOUNT = PatientStatement.ofShared("""
            select patient_id, kind, relation_id, starts_at, ends_at from access.relation_by_account
            where tenant_id = :tenant and account_id = :account and starts_at <= :now and (ends_at is null or ends_at > :now)
                and patient_id > :after
            order by patient_id, kind limit :cap
            """);

    private static final String ACCOUNTS_OF = """
            select account_id from access.relation_by_account
            where tenant_id = :tenant and patient_id = :patient and kind = any (:kinds) and starts_at <= :now
                and (ends_at is null or ends_at > :now)
            order by account_id limit 100
            """;

    private final JdbcClient db;
    private final PatientQuery query;
    private final Clock clock;

    Relations(JdbcClient db, PatientQuery query, Clock clock) {
        this.db = db;
        this.query = query;
        this.clock = clock;
    }

    /**
     * Adds a relation, inside a sealed transaction about the patient.
     *
     * @param reason sealed with the patient's key, or null
     * @return its id, or null if the account stands so to the patient already
     */
    public @Nullable UUID add(
            Grant grant,
            AccountId account,
            Relation kind,
            @Nullable Instant endsAt,
            byte @Nullable [] reason,
            UUID id) {
        var now = Timestamp.from(clock.instant());
        var ends = endsAt == null ? null : Timestamp.from(endsAt);
        int added = bind(ADD, grant)
                .param("id", id)
                .param("account", account.value())
                .param("kind", kind.code())
                .param("starts", now)
                .param("ends", ends, Types.TIMESTAMP)
                .param("reason", reason, Types.BINARY)
                .param("by", grant.actor().id())
                .param("now", now)
                .update();
        if (added == 0) {
            return null;
        }
        bind(MIRROR, grant)
                .param("id", id)
                .param("account", account.value())
                .param("kind", kind.code())
                .param("starts", now)
                .param("ends", ends, Types.TIMESTAMP)
                .update();
        return id;
    }

    /** Ends a relation now, inside a sealed transaction about the patient. @return false if there is none to end */
    public boolean end(Grant grant, UUID id, byte @Nullable [] reason) {
        var now = Timestamp.from(clock.instant());
        int ended = bind(END, grant)
                .param("id", id)
                .param("now", now)
                .param("by", grant.actor().id())
                .param("reason", reason, Types.BINARY)
                .update();
        bind(END_MIRROR, grant).param("id", id).param("now", now).update();
        return ended == 1;
    }

    /** Who stands so to the grant's patient now, newest first, 100 at most; inside a sealed transaction about the patient. */
    public List<Row> of(Grant grant, Relation kind) {
        return bind(OF_PATIENT, grant)
                .param("kind", kind.code())
                .param("now", Timestamp.from(clock.instant()))
                .query(Relations::row)
                .list();
    }

    /** Accounts that stand so to the grant's patient now, 100 at most; inside a sealed transaction about the patient. */
    public List<AccountId> accountsOf(Grant grant, Relation... kinds) {
        return bind(ACCOUNTS_OF, grant)
                .param("kinds", Arrays.stream(kinds).map(Relation::code).toArray(Integer[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The patients that the grant's account stands to now, in the order of their ids. */
    public List<OfAccount> ofAccount(Grant own, UUID after, int cap) {
        var values = Map.of("account", own.actor().id(), "now", clock.instant(), "after", after, "cap", cap);
        return query.read(own, OF_ACCOUNT, values, rows -> {
            var found = new ArrayList<OfAccount>();
            while (rows.next()) {
                found.add(new OfAccount(
                        new PatientId(rows.getObject("patient_id", UUID.class)),
                        Relation.of(rows.getInt("kind")),
                        rows.getObject("relation_id", UUID.class),
                        rows.getTimestamp("starts_at").toInstant(),
                        instant(rows.getTimestamp("ends_at"))));
            }
            return found;
        });
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Relation.of(row.getInt("kind")),
                row.getTimestamp("starts_at").toInstant(),
                instant(row.getTimestamp("ends_at")),
                row.getBytes("reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
