package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Devices, and messages of pharmacies: under the sealed context of everybody whose they are not, these rows are not there, are
 * not changed, and none is added. Each row is first seen by whoever it is for, so that there is something to hide.
 */
@Proves({"T01", "T16", "T17"})
class OthersRowsTest extends HttpTest {

    private static final String DEVICE = "notifications.subscription";
    private static final String INBOX = "pharmacy.inbox";
    private static final String OUTBOX = "pharmacy.outbox";
    private static final String HELD = "pharmacy.quarantine";
    private static final String REQUEST = "pharmacy.request";

    /** Columns that must be filled, and with what; tenant, patient, account and id come in front. */
    private static final Map<String, String> ADD = Map.of(
            DEVICE,
            "insert into notifications.subscription (tenant_id, account_id, id, endpoint_hash, sealed, made_at)"
                    + " values (1, ?::uuid, ?::uuid, sha256(random()::text::bytea), '\\x00', now())",
            INBOX,
            "insert into pharmacy.inbox (tenant_id, patient_id, connection, message_id, digest, kind, state, answer,"
                    + " taken_at) values (1, ?::uuid, 'others', ?, sha256('x'), 1, 1, '\\x00', now())",
            OUTBOX,
            "insert into pharmacy.outbox (tenant_id, patient_id, id, connection, kind, state, queued_at, next_try_at,"
                    + " sealed) values (1, ?::uuid, ?::uuid, 'others', 9, 5, now(), now(), '\\x00')",
            HELD,
            "insert into pharmacy.quarantine (tenant_id, order_id, id, connection, message_id, kind, reason, state,"
                    + " taken_at, sealed) values (1, ?::uuid, ?::uuid, 'others', 'm', 1, 1, 3, now(), '\\x00')",
            REQUEST,
            "insert into pharmacy.request (tenant_id, patient_id, id, kind, connection, sender, message_id, controlled,"
                    + " answered, asked_at, sealed) values (1, ?::uuid, ?::uuid, 1, 'others', 's', 'm', false, true, now(),"
                    + " '\\x00')");

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private JdbcClient db;

    private final Map<String, UUID> rows = new LinkedHashMap<>();
    private AccountId owner;

    @BeforeEach
    void oneOfEach() {
        owner = new AccountId(world().fresh(Role.PATIENT).id());
        for (var table : ADD.keySet()) {
            var id = UUID.randomUUID();
            assertThat(Rows.change(ADD.get(table), whose(table), key(table, id)))
                    .isOne();
            rows.put(table, id);
        }
    }

    @AfterEach
    void gone() {
        rows.forEach((table, id) ->
                Rows.change("delete from " + table + " where " + column(table) + "::text = ?", id.toString()));
    }

    @Test
    void whoseTheyAreSeesThem() {
        var patient = access.check(
                account(World.CLINIC, owner, Role.PATIENT), Act.READ_REFILLS, Relation.SELF, world().ana());
        var job = access.check(Actor.job(World.CLINIC, "test"), Act.CARRY_SCRIPT, Relation.NONE, null);

        assertThat(seen(access.own(account(World.CLINIC, owner, Role.PATIENT), Act.KEEP_DEVICES)))
                .containsExactly(DEVICE);
        assertThat(seen(patient)).containsExactlyInAnyOrder(DEVICE, OUTBOX, REQUEST);
        assertThat(seen(job)).containsExactlyInAnyOrder(INBOX, OUTBOX, HELD);
    }

    @Test
    void nobodyElseSeesChangesOrAddsAny() {
        var others = others();
        assertThat(others.size()).isGreaterThan(80);
        var wrong = new ArrayList<String>();
        for (var grant : others) {
            for (var table : rows.keySet()) {
                if (!mayHave(grant, table)) {
                    wrong.addAll(touched(grant, table));
                }
            }
        }
        assertThat(wrong).isEmpty();
        rows.forEach((table, id) -> assertThat(Rows.number(
                        "select count(*) from " + table + " where " + column(table) + "::text = ?", id.toString()))
                .as(table)
                .isOne());
    }

    /** Everybody but the owner: every role in every relation to either patient, in both organisations; jobs and consoles. */
    private List<Grant> others() {
        var grants = new ArrayList<Grant>();
        for (var tenant : List.of(World.CLINIC, World.OTHER_CLINIC)) {
            for (var role : Role.values()) {
                var stranger = new AccountId(UUID.randomUUID());
                grants.add(access.own(account(tenant, stranger, role), Act.READ_SESSION));
                for (var patient : List.of(world().ana(), world().ben())) {
                    decided(account(tenant, stranger, role), patient).forEach(grants::add);
                }
            }
        }
        // the very account, where another organisation has one of this id
        grants.add(access.own(account(World.OTHER_CLINIC, owner, Role.PATIENT), Act.KEEP_DEVICES));
        decided(account(World.OTHER_CLINIC, owner, Role.PATIENT), world().ana()).forEach(grants::add);
        return grants;
    }

    /** Of the acts about a patient one for each relation: what a rule opens is the same for all of its acts. */
    private Stream<Grant> decided(Actor actor, PatientId patient) {
        return Arrays.stream(Relation.values())
                .flatMap(relation -> Arrays.stream(Act.values())
                        .filter(act -> act.scope() == Act.Scope.PATIENT)
                        .flatMap(act -> access.decide(actor, act, relation, patient).stream())
                        .limit(1));
    }

    /** By the letter of the rules, kept apart from the policies that are tried. */
    private boolean mayHave(Grant grant, String table) {
        if (!grant.tenant().equals(World.CLINIC)) {
            return false;
        }
        boolean program = grant.actor().role() == Role.JOB || grant.actor().role() == Role.CONSOLE;
        boolean medicinesOfAna =
                world().ana().equals(grant.patientOrNull()) && (grant.categories() & Category.MEDICINES.mask()) != 0;
        return switch (table) {
            case INBOX, HELD -> program;
            case OUTBOX -> program || medicinesOfAna;
            case REQUEST -> medicinesOfAna;
            case DEVICE -> false;
            default -> throw new IllegalStateException(table);
        };
    }

    private List<String> seen(Grant grant) {
        return rows.keySet().stream().filter(table -> count(grant, table) == 1).toList();
    }

    private long count(Grant grant, String table) {
        return transaction.in(
                grant,
                () -> db.sql("select count(*) from " + table + " where " + column(table) + "::text = :id")
                        .param("id", String.valueOf(rows.get(table)))
                        .query(Long.class)
                        .single());
    }

    private List<String> touched(Grant grant, String table) {
        var id = String.valueOf(rows.get(table));
        var where = " where " + column(table) + "::text = '" + id + "'";
        var did = new ArrayList<String>();
        if (count(grant, table) != 0) {
            did.add(who(grant) + " sees " + table);
        }
        if (changed(grant, "update " + table + " set tenant_id = tenant_id" + where) != 0) {
            did.add(who(grant) + " changes " + table);
        }
        if (changed(grant, "delete from " + table + where) != 0) {
            did.add(who(grant) + " deletes of " + table);
        }
        var add = ADD.get(table)
                .replaceFirst("\\?", "'" + whose(table) + "'")
                .replaceFirst("\\?", "'" + UUID.randomUUID() + "'");
        if (changed(grant, add) != 0) {
            did.add(who(grant) + " adds to " + table);
        }
        return did;
    }

    /** Refused by a right or a policy is nothing changed; any other failure is one of this test. */
    private int changed(Grant grant, String sql) {
        try {
            return transaction.in(grant, () -> db.sql(sql).update());
        } catch (DataAccessException e) {
            var cause = e.getMostSpecificCause();
            var state = cause instanceof SQLException refused ? refused.getSQLState() : "none";
            if ("42501".equals(state)) {
                return 0;
            }
            throw e;
        }
    }

    private Object whose(String table) {
        return table.equals(DEVICE) ? owner.value() : world().ana().value();
    }

    private static Object key(String table, UUID id) {
        return table.equals(INBOX) ? id.toString() : id;
    }

    private static String column(String table) {
        return table.equals(INBOX) ? "message_id" : "id";
    }

    private static Actor account(TenantId tenant, AccountId account, Role role) {
        var principal = role.isForAccounts() ? Principal.ACCOUNT : Principal.valueOf(role.name());
        return new Actor(tenant, principal, account.value(), role, UUID.randomUUID(), null);
    }

    private static String who(Grant grant) {
        return grant.tenant() + " " + grant.actor().role() + " " + grant.relation() + " " + grant.act();
    }
}
