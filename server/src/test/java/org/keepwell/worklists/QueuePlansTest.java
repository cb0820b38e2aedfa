package org.keepwell.worklists;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keepwell.access.SealForTests;
import org.keepwell.access.TenantId;
import org.keepwell.testing.Plan;
import org.keepwell.testing.TestDatabase;

/** What it costs to look at a queue in an organisation with 100,000 conversations. */
@Tag("database")
class QueuePlansTest {

    private static final TenantId TENANT = new TenantId(7301);
    private static final UUID ME = new UUID(73, 1);

    /** 100,000 items of 20,000 patients on ten boards; one in fifty is open, and a few of those are mine. */
    private static final List<String> MANY = List.of("""
            insert into vault.patient_key (tenant_id, patient_id, version, wrapped, created_at)
            select 7301, ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, decode('00', 'hex'), now()
            from generate_series(1, 20000) n
            """, """
            insert into worklists.item (tenant_id, id, board_id, account_id, patient_id, subject_id, kind, topic, created_at,
                waiting_since, due_at, show_from, done_at, done_as, flagged, escalated, answered, version, line)
            select 7301, gen_random_uuid(), 1 + n % 10, case when n % 5000 = 0 then '{me}'::uuid end,
                ('00000000-0000-0000-0000-' || lpad(to_hex(1 + n % 20000), 12, '0'))::uuid, gen_random_uuid(), 1, 1 + n % 8,
                now() - n * interval '1 minute', now(), now() + n * interval '1 second', now() - interval '1 day',
                case when n % 50 <> 0 then now() - n * interval '1 minute' end, case when n % 50 <> 0 then 1 end,
                false, false, n % 50 <> 0, 1, decode('00', 'hex')
            from generate_series(1, 100000) n
            """);

    private static Connection app;

    @BeforeAll
    static void aLargeOrganisation() throws SQLException {
        try (var superuser = TestDatabase.shared().superuser();
                var statement = superuser.createStatement()) {
            for (var sql : MANY) {
                statement.execute(sql.replace("{me}", ME.toString()));
            }
            statement.execute("analyze worklists.item, vault.patient_key");
        }
        app = TestDatabase.shared().app().getConnection();
        app.setAutoCommit(false);
    }

    @AfterAll
    static void leave() throws SQLException {
        app.rollback();
        app.setAutoCommit(true);
        app.close();
        try (var superuser = TestDatabase.shared().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("delete from worklists.item where tenant_id = 7301");
            statement.execute("delete from vault.patient_key where tenant_id = 7301");
        }
    }

    @Test
    void aPageOfABoardWalksItsIndexAndSortsNothing() throws SQLException {
        for (var state : Item.State.values()) {
            var plan = plan(QueueSql.sql(true, state));
            assertThat(plan.types()).as(state.name()).doesNotContain("Seq Scan");
            assertThat(plan.below("Limit").types()).as(state.name()).doesNotContain("Sort", "Incremental Sort");
            // what sleeps is few, and looked for among what is open
            assertThat(plan.pages()).as(state.name()).isLessThan(state == Item.State.SNOOZED ? 2_500 : 600);
        }
    }

    @Test
    void aPageOfMyOwnTouchesNoOtherItems() throws SQLException {
        var plan = plan(QueueSql.sql(false, Item.State.OPEN));

        assertThat(plan.types()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).isLessThan(200);
    }

    @Test
    void countingLooksAtWhatIsOpenOnly() throws SQLException {
        var plan = plan(QueueSql.countSql());

        assertThat(plan.types()).doesNotContain("Seq Scan");
        assertThat(plan.pages()).isLessThan(2_500); // 2,000 of 100,000 are open
    }

    private static Plan plan(String sql) throws SQLException {
        boolean backwards = sql.contains("desc");
        var values = new LinkedHashMap<String, Plan.Value>();
        values.put("tenant", new Plan.Value("int", "7301"));
        values.put("kinds", new Plan.Value("int[]", "'{1,2}'"));
        values.put("topics", new Plan.Value("int[]", "'{1,2,3,4,5,6,7,8}'"));
        values.put("boards", new Plan.Value("int[]", "'{1,2,3}'"));
        values.put("board", new Plan.Value("int", "1"));
        values.put("people", new Plan.Value("uuid[]", "'{" + ME + "}'"));
        values.put("now", new Plan.Value("timestamptz", "now()"));
        values.put("afterAt", new Plan.Value("timestamptz", backwards ? "'9999-01-01'" : "'1970-01-01'"));
        values.put("afterId", new Plan.Value("uuid", "'" + (backwards ? new UUID(-1, -1) : new UUID(0, 0)) + "'"));
        values.put("cap", new Plan.Value("int", "51"));
        return Plan.of(app, SealForTests.of(TENANT, ME, 1, 2, 3), sql, values);
    }
}
