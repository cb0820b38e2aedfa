package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;

/** Plants one broken thing after the other into the migrated schema; each must be named. */
@Tag("database")
@Proves("T17")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueCheckTest {

    private static final String DATABASE = "catalogue_check_test";

    /** A patient table as it should be, to break in one way. */
    private static final String NOTE = """
            create table records.note (tenant_id int not null, patient_id uuid not null, id uuid not null, word bytea,
                constraint note_pk primary key (tenant_id, patient_id, id));
            comment on table records.note is 'placement: patient';
            alter table records.note enable row level security;
            alter table records.note force row level security;
            create policy note_of_the_patient on records.note
                using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
                with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
            grant select, insert on records.note to keepwell_app;
            """;

    private Connection superuser;

    @BeforeAll
    void open() throws SQLException {
        TestDatabase.fresh(DATABASE);
        superuser = TestServer.running().superuser(DATABASE);
        superuser.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        superuser.close();
    }

    @Test
    void theMigratedSchemaAndAProperTableBreakNoRule() throws SQLException {
        assertThat(after("select 1")).isEmpty();
        assertThat(after("set local role keepwell_owner; " + NOTE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/database/naked-things.txt",
            delimiter = '|',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void whatBreaksARuleIsNamedWithIt(String what, String rule, String spoil) throws SQLException {
        var broken = after("set local role keepwell_owner; " + NOTE + "; " + spoil);

        assertThat(broken).anySatisfy(line -> assertThat(line).startsWith(what).contains(rule));
    }

    @Test
    void aNakedTableKeepsTheServerFromStarting() throws SQLException {
        var database = TestDatabase.fresh("catalogue_naked_test");
        try (var owner = database.owner();
                var statement = owner.createStatement()) {
            statement.execute("create table records.naked (tenant_id int not null, patient_id uuid not null)");
        }

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(database::app)
                .withMessageContaining("records.naked names no placement")
                .withMessageContaining("records.naked has no row-level security")
                .withMessageContaining("docs/changing-the-schema.md");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop event trigger keepwell_log_made",
                "drop event trigger keepwell_log_dropped",
                "alter event trigger keepwell_log_made disable",
                "alter event trigger keepwell_log_dropped enable",
                "alter function keepwell_guard.keep_log() owner to keepwell_owner",
            })
    void aGuardOfTheLogThatIsOffIsNamed(String spoil) throws SQLException {
        assertThat(after(spoil))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("event trigger keepwell_log_"));
    }

    /** What the check says of the schema after these statements, which are taken back. */
    private java.util.List<String> after(String spoil) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set local search_path = ''; set local keepwell.maintenance = 'on'");
            statement.execute(spoil);
            statement.execute("reset role");
            return CatalogueCheck.broken(superuser);
        } finally {
            superuser.rollback();
        }
    }
}
