package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;

/** The schema of the audit log changes in a migration and at no other time. */
@Tag("database")
@Proves("T26")
class LogGuardTest {

    private static final String DATABASE = "log_guard_test";
    private static final String NEXT_MONTHS = "select audit.ensure_partitions(date '2031-05-20')";

    /** Every way in which somebody could loosen or lose the log. */
    private static final List<String> CHANGES = List.of(
            "create table audit.other (id int)",
            "create view audit.other as select 1 as one",
            "create function audit.other() returns int language sql return 1",
            "create index other on audit.event (act)",
            "create table audit.event_1999_01 partition of audit.event for values from ('1999-01-01') to ('1999-02-01')",
            "create policy other on audit.event for select using (true)",
            "create rule other as on delete to audit.event do instead nothing",
            "create trigger other before insert on audit.event for each row execute function audit.refuse_change()",
            "create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return old; end'",
            "alter table audit.event disable trigger all",
            "alter table audit.event disable row level security",
            "alter table audit.event no force row level security",
            "alter table audit.event add column other int",
            "alter table audit.event drop constraint event_leaf",
            "alter table audit.event rename to other",
            "alter table audit.event set schema records",
            "alter function audit.refuse_change() set schema records",
            "alter function audit.refuse_change() rename to other",
            "alter policy event_read on audit.event using (true)",
            "alter schema audit rename to other",
            "comment on table audit.event is 'placement: reference'",
            "drop trigger event_stays on audit.event",
            "drop policy event_read on audit.event",
            "drop index audit.event_of_patient",
            "drop function audit.append",
            "drop table audit.event",
            "drop schema audit cascade");

    @BeforeAll
    static void make() {
        TestDatabase.fresh(DATABASE);
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void nobodyChangesTheLogsSchemaOutsideOfAMigration(String change) throws SQLException {
        for (var who : List.of("APP", "AUDIT_WRITER", "AUDIT_READER", "BACKUP", "OWNER", "SUPERUSER")) {
            try (var connection = connect(who)) {
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> say(connection, change))
                        .as("%s by %s", change, who)
                        .isInstanceOf(SQLException.class)
                        .matches(e -> List.of("42501", "25006").contains(((SQLException) e).getSQLState()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "SUPERUSER"})
    void theGuardAndNothingElseStopsThem(String who) throws SQLException {
        for (var change : CHANGES) {
            try (var connection = connect(who)) {
                connection.setAutoCommit(false);
                say(connection, "set local keepwell.maintenance = 'on'");
                assertThatCode(() -> say(connection, change))
                        .as("%s by %s, in a migration", change, who)
                        .doesNotThrowAnyException();
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP", "AUDIT_WRITER", "AUDIT_READER"})
    void sayingThatItIsAMigrationOpensNothingToTheRolesThatServe(String who) throws SQLException {
        for (var change : CHANGES) {
            try (var connection = connect(who)) {
                connection.setAutoCommit(false);
                say(connection, "set transaction read write; set local keepwell.maintenance = 'on'");
                assertThatThrownBy(() -> say(connection, change))
                        .as("%s by %s", change, who)
                        .matches(e -> "42501".equals(((SQLException) e).getSQLState()));
            }
        }
    }

    @Test
    void theWriterMakesTheNextMonthsAndLeavesTheSchemaClosed() throws SQLException {
        try (var writer = connect("AUDIT_WRITER")) {
            writer.setAutoCommit(false);
            say(writer, NEXT_MONTHS);
            try (var statement = writer.createStatement();
                    var rows = statement.executeQuery("show keepwell.maintenance")) {
                rows.next();
                assertThat(rows.getString(1)).isEmpty();
            }
            writer.commit();
        }
        try (var superuser = connect("SUPERUSER")) {
            assertThat(CatalogueCheck.broken(superuser)).isEmpty();
            assertThatThrownBy(() -> say(superuser, "drop table audit.event_2031_06"))
                    .hasMessageContaining("changes only in a migration");
        }
    }

    @Test
    void migrationsAndPreparingAgainStillRun() {
        assertThatCode(() -> {
                    TestServer.running().prepare(DATABASE);
                    TestServer.running().migrate(DATABASE, Migrations.RING_ORDER);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void otherSchemasAreLeftAlone() throws SQLException {
        try (var owner = connect("OWNER")) {
            say(owner, "create table records.other (id int); drop table records.other");
        }
    }

    private static Connection connect(String who) throws SQLException {
        var server = TestServer.running();
        if (who.equals("SUPERUSER")) {
            return server.superuser(DATABASE);
        }
        if (!who.equals("OWNER")) {
            return server.connect(DATABASE, who);
        }
        var connection = server.connect(DATABASE, "MIGRATE");
        say(connection, "set role keepwell_owner");
        return connection;
    }

    private static void say(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
