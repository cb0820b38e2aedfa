package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.TestDatabase;

@Tag("database")
class MigrationsTest {

    private static final String DATABASE = "migrations_test";
    private static final String ANA = "aaaaaaaa-0000-4000-8000-000000000001";

    @BeforeAll
    static void migrateTwice() {
        TestDatabase.fresh(DATABASE);
        TestServer.running().migrate(DATABASE, List.of("mechanism"));
        TestServer.running().migrate(DATABASE, List.of("mechanism", "a_module_without_steps"));
    }

    @Test
    void theTableBelongsToTheOwnerAndTheHistoryToTheModule() throws SQLException {
        try (var connection = TestServer.running().superuser(DATABASE)) {
            assertThat(one(
                            connection,
                            "select tableowner from pg_tables where schemaname = 'mechanism' and tablename = 'note'"))
                    .isEqualTo("keepwell_owner");
            assertThat(
                            one(
                                    connection,
                                    "select count(*) from mechanism.flyway_schema_history where success and version is not null"))
                    .isEqualTo("2");
            assertThat(one(connection, "select count(*) from pg_namespace where nspname = 'a_module_without_steps'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void theAppSeesOnlyThePatientOfItsContextAndNothingWithoutOne() throws SQLException {
        try (var connection = TestServer.running().connect(DATABASE, "APP")) {
            connection.setAutoCommit(false);
            one(connection, "select set_config('mechanism.patient', '" + ANA + "', true)");
            try (var insert = connection.createStatement()) {
                insert.execute("insert into mechanism.note values (1, '" + ANA + "', gen_random_uuid(), 'hello')");
            }
            assertThat(one(connection, "select count(*) from mechanism.note")).isEqualTo("1");
            connection.commit();

            assertThat(one(connection, "select count(*) from mechanism.note")).isEqualTo("0");
        }
    }

    @Test
    void theAppChangesNoSchema() {
        assertThatThrownBy(() -> say("APP", "create table mechanism.other (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> say("APP", "create schema other")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> say("APP", "create temp table other (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> say("APP", "set role keepwell_owner")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> say("APP", "truncate mechanism.note")).hasMessageContaining("permission denied");
    }

    @Test
    void theAuditReaderWritesNothing() {
        assertThatThrownBy(() -> say("AUDIT_READER", "create table public.other (id int)"))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aChangeWithoutTheOwnersRoleIsRefused() {
        assertThatThrownBy(() -> say("MIGRATE", "create table mechanism.other (id int)"))
                .hasMessageContaining("permission denied");
    }

    private static void say(String role, String sql) throws SQLException {
        try (var connection = TestServer.running().connect(DATABASE, role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
