package org.keepwell.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.database.TestProgram;
import org.keepwell.testing.Proves;

/** The log as a table: what it costs, who may change it, and whether a change shows. */
@Tag("database")
@Proves("T26")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTableTest {

    private static final int ENTRIES = 100_000;
    private static final int PATIENTS = 500;

    /**
     * With indexes. The aim is 400 and is missed: 411 to 417 are measured, half of it in three indexes, whose pages stay
     * two thirds full because patients come in any order. This keeps it from growing further.
     */
    private static final long MOST_BYTES_AN_ENTRY = 425;

    private TestProgram keepwell;
    private Connection superuser;

    @BeforeAll
    void write() throws Exception {
        keepwell = TestProgram.onFresh("audit_table_test");
        var audit = keepwell.bean(Audit.class);
        var access = keepwell.bean(Access.class);
        var waiting = new ArrayList<CompletableFuture<Void>>();
        var patients = new ArrayList<Actor>();
        for (int n = 0; n < PATIENTS; n++) {
            patients.add(
                    Actor.account(new TenantId(1), new AccountId(UUID.randomUUID()), Role.PATIENT, UUID.randomUUID()));
        }
        for (int n = 0; n < ENTRIES; n++) {
            var actor = patients.get(n % PATIENTS);
            var grant = access.check(actor, Act.READ_RESULTS, Relation.SELF, new PatientId(actor.id()));
            waiting.add(audit.submit(
                    AuditEntry.allowed(grant, audit.newRequest()).about(n % 3 == 0 ? UUID.randomUUID() : null)));
            if (waiting.size() == 10_000) { // the queue takes twice as many
                CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                        .get(30, TimeUnit.SECONDS);
                waiting.clear();
            }
        }
        var console = access.check(
                Actor.console(new TenantId(1), "josé"), Act.IMPORT, Relation.NONE, new PatientId(UUID.randomUUID()));
        keepwell.bean(SealedTransaction.class)
                .run(console, () -> audit.append(AuditEntry.allowed(console, 7).counting(200, new byte[32])));
        audit.submit(AuditEntry.refused(
                        Actor.nobody(new TenantId(1)), Act.KNOCK, Relation.NONE, null, Reason.NO_SUCH_ROUTE, 8))
                .get(30, TimeUnit.SECONDS);
        superuser = keepwell.database().superuser();
        superuser.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        superuser.close();
        keepwell.close();
    }

    @Test
    void anEntryTakesNoMoreThanWasMeasured() {
        long bytes = Long.parseLong(keepwell.one("""
                select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'audit.event'::regclass
                """));
        long rows = Long.parseLong(keepwell.one("select count(*) from audit.event"));

        System.out.printf("audit: %,d entries, %d bytes each with indexes%n", rows, bytes / rows);
        assertThat(rows).isEqualTo(ENTRIES + 2);
        assertThat(bytes / rows).isLessThanOrEqualTo(MOST_BYTES_AN_ENTRY);
    }

    @Test
    void everyEntryIsAsItWasWritten() throws SQLException {
        var rows = new long[1];

        assertThat(AuditVerifier.broken(superuser, Integer.MAX_VALUE, rows)).isEmpty();
        assertThat(rows[0]).isEqualTo(ENTRIES + 2);
    }

    /** A superuser can switch triggers off; what it changes then does not fit the leaf any more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            at | at + interval '1 microsecond'
            actor | gen_random_uuid()
            id | gen_random_uuid()
            patient_id | gen_random_uuid()
            patient_id | null
            session_id | gen_random_uuid()
            subject_id | gen_random_uuid()
            request | request # 1
            tenant_id | tenant_id + 1
            count | count + 1
            principal | principal + 1
            role | role + 1
            relation | relation + 1
            act | act + 1
            category | category + 1
            outcome | outcome + 1
            reason | reason + 1
            nonce | set_byte(nonce, 0, get_byte(nonce, 0) # 1)
            leaf | set_byte(leaf, 31, get_byte(leaf, 31) # 1)
            principal_name | ''
            digest | '\\x'
            """)
    void aColumnThatSomebodyChangedShows(String column, String value) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            assertThat(
                            statement.executeUpdate(
                                    "update audit.event set " + column + " = " + value
                                            + " where (at, id) = (select at, id from audit.event where request not in (7, 8) order by at desc, id limit 1)"))
                    .isEqualTo(1);

            assertThat(AuditVerifier.broken(superuser, 50, new long[1])).hasSize(1);
        } finally {
            superuser.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP", "AUDIT_WRITER", "AUDIT_READER", "OWNER", "SUPERUSER"})
    void nobodyChangesOrRemovesAnEntry(String who) throws SQLException {
        var partition = keepwell.one(
                "select inhrelid::regclass::text from pg_inherits where inhparent = 'audit.event'::regclass order by 1 limit 1");
        for (var statement : List.of(
                "update audit.event set count = 0",
                "delete from audit.event",
                "truncate audit.event",
                "update " + partition + " set count = 0",
                "delete from " + partition,
                "truncate " + partition)) {
            try (var connection = connect(who)) {
                if (who.equals("OWNER") && !statement.startsWith("truncate")) {
                    assertThat(changed(connection, statement))
                            .as("%s by %s: row policies show it nothing", statement, who)
                            .isZero();
                } else {
                    assertThatThrownBy(() -> changed(connection, statement))
                            .as("%s by %s", statement, who)
                            .isInstanceOf(SQLException.class)
                            .matches(e -> "42501".equals(((SQLException) e).getSQLState())
                                    || "25006".equals(((SQLException) e).getSQLState()));
                }
            }
        }
        assertThat(keepwell.one("select count(*) from audit.event where count = 0"))
                .isEqualTo("0");
        assertThat(keepwell.one("select count(*) from audit.event")).isEqualTo(String.valueOf(ENTRIES + 2));
    }

    private Connection connect(String who) throws SQLException {
        return switch (who) {
            case "APP" -> keepwell.database().app().getConnection();
            case "AUDIT_WRITER" -> keepwell.database().auditWriter().getConnection();
            case "AUDIT_READER" -> keepwell.database().auditReader().getConnection();
            case "OWNER" -> keepwell.database().owner();
            case "SUPERUSER" -> keepwell.database().superuser();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static int changed(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
