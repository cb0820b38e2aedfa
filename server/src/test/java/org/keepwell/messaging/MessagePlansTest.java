package org.keepwell.messaging;

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

/** What sending and the inbox touch in an organisation of 100,000 conversations, for a patient who wrote 2,000 messages. */
@Tag("database")
class MessagePlansTest {

    private static final TenantId TENANT = new TenantId(7302);
    private static final UUID ME = new UUID(73, 2);
    private static final UUID PATIENT = new UUID(73, 3);
    private static final UUID THREAD = new UUID(73, 4);

    /** 100,000 conversations of one message each: five of a patient, and 2,000 of one of them. */
    private static final List<String> MANY =
            List.of("""
            insert into messaging.thread (tenant_id, patient_id, id, category, topic, state, board_id, started_at, last_at,
                last_seq, last_side, files, one_way, hidden_from, subject)
            select 7302, case when n <= 2000 then '{patient}'::uuid else ('00000000-0000-0000-0000-' || lpad(to_hex(n % 20000), 12, '0'))::uuid end,
                case when n = 1 then '{thread}'::uuid else gen_random_uuid() end, 131072, 1, 1, 1, now(),
                now() - n * interval '1 minute', 1, 1 + n % 2, 0, false, '{}', decode('00', 'hex')
            from generate_series(1, 100000) n
            """, """
            insert into messaging.message (tenant_id, patient_id, thread_id, seq, id, category, side, account_id, send_key,
                sent_at, hidden_from, body)
            select t.tenant_id, t.patient_id, t.id, 1, gen_random_uuid(), t.category, t.last_side, '{me}', gen_random_uuid(), t.last_at, '{}',
                decode('00', 'hex')
            from messaging.thread t where t.tenant_id = 7302
            """, """
            insert into messaging.reading (tenant_id, patient_id, thread_id, account_id, up_to, side, read_at)
            select tenant_id, patient_id, id, '{me}', 1, 1, now() from messaging.thread where tenant_id = 7302
            """, "analyze messaging.thread, messaging.message, messaging.reading");

    private static Connection app;

    @BeforeAll
    static void aLargeOrganisation() throws SQLException {
        superuser(MANY);
        app = TestDatabase.shared().app().getConnection();
        app.setAutoCommit(false);
    }

    @AfterAll
    static void leave() throws SQLException {
        app.rollback();
        app.setAutoCommit(true);
        app.close();
        superuser(List.of(
                "delete from messaging.reading where tenant_id = 7302",
                "delete from messaging.message where tenant_id = 7302",
                "delete from messaging.thread where tenant_id = 7302"));
    }

    private static void superuser(List<String> statements) throws SQLException {
        try (var superuser = TestDatabase.shared().superuser();
                var statement = superuser.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql.replace("{me}", ME.toString())
                        .replace("{patient}", PATIENT.toString())
                        .replace("{thread}", THREAD.toString()));
            }
        }
    }

    @Test
    void aKeyThatWasUsedBeforeIsFoundWithoutLookingAtOtherMessages() throws SQLException {
        var plan = plan(MessageRepository.sentSql());

        assertThat(plan.pages()).isLessThan(12);
    }

    @Test
    void beginningTouchesNoOtherMessage() throws SQLException {
        var plan = plan(MessageRepository.beginSql(), new UUID(73, 7));

        assertThat(plan.pages()).isLessThan(60);
        assertThat(plan.types()).doesNotContain("Seq Scan");
    }

    @Test
    void speakingTouchesNoOtherMessage() throws SQLException {
        var plan = plan(MessageRepository.speakSql());

        assertThat(plan.toString()).contains("thread_pk").doesNotContain("thread_newest");
    }

    @Test
    void anInboxWalksItsOwnConversationsOnly() throws SQLException {
        var plan = plan(Inbox.sql(Inbox.Folder.CURRENT));

        assertThat(plan.types()).doesNotContain("Seq Scan");
        // for each of 1,000 messages of ours, how far their conversation was read; as a join it was 978,658
        assertThat(plan.pages()).isLessThan(9_000);
    }

    private static Plan plan(String sql) throws SQLException {
        return plan(sql, THREAD);
    }

    private static Plan plan(String sql, UUID thread) throws SQLException {
        var values = new LinkedHashMap<String, Plan.Value>();
        values.put("tenant", new Plan.Value("int", "7302"));
        values.put("patient", new Plan.Value("uuid", "'" + PATIENT + "'"));
        values.put("thread", new Plan.Value("uuid", "'" + thread + "'"));
        values.put("account", new Plan.Value("uuid", "'" + ME + "'"));
        values.put("key", new Plan.Value("uuid", "'" + new UUID(73, 5) + "'"));
        values.put("id", new Plan.Value("uuid", "'" + new UUID(73, 6) + "'"));
        values.put("now", new Plan.Value("timestamptz", "now()"));
        values.put("side", new Plan.Value("int", "1"));
        values.put("state", new Plan.Value("int", "1"));
        values.put("files", new Plan.Value("int", "0"));
        values.put("by", new Plan.Value("uuid", "null"));
        values.put("seen", new Plan.Value("int", "null"));
        values.put("category", new Plan.Value("bigint", "131072"));
        values.put("behalf", new Plan.Value("uuid", "null"));
        values.put("hidden", new Plan.Value("uuid[]", "'{}'"));
        values.put("body", new Plan.Value("bytea", "decode('00', 'hex')"));
        values.put("labels", new Plan.Value("bigint", "0"));
        values.put("topic", new Plan.Value("int", "1"));
        values.put("board", new Plan.Value("int", "1"));
        values.put("site", new Plan.Value("uuid", "null"));
        values.put("clinician", new Plan.Value("uuid", "null"));
        values.put("oneWay", new Plan.Value("boolean", "false"));
        values.put("subject", new Plan.Value("bytea", "decode('00', 'hex')"));
        values.put("draft", new Plan.Value("uuid", "'" + THREAD + "'"));
        values.put("beforeAt", new Plan.Value("timestamptz", "'9999-01-01'"));
        values.put("beforeId", new Plan.Value("uuid", "'" + new UUID(-1, -1) + "'"));
        values.put("cap", new Plan.Value("int", "26"));
        return Plan.of(app, SealForTests.ofThemselves(TENANT, ME, PATIENT), sql, values);
    }
}
