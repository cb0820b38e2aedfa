package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.TestDatabase;

@Tag("database")
class RoleCheckTest {

    private static final String DATABASE = "role_check_test";

    @BeforeAll
    static void prepare() {
        TestDatabase.fresh(DATABASE);
    }

    @Test
    void thePreparedRolesPass() {
        assertThatCode(() -> RoleCheck.run(TestServer.running().endpoint(DATABASE)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter role keepwell_app bypassrls | alter role keepwell_app nobypassrls | passes by row-level security
            alter role keepwell_app superuser | alter role keepwell_app nosuperuser | is a superuser
            grant keepwell_owner to keepwell_app | revoke keepwell_owner from keepwell_app | may become the owner
            create schema own authorization keepwell_app create table t (id int) | drop schema own cascade | owns tables
            """)
    void aRoleThatRowPoliciesDoNotBindIsRefused(String spoil, String mend, String reason) throws SQLException {
        superuser(spoil);
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> RoleCheck.run(TestServer.running().endpoint(DATABASE)))
                    .withMessageContaining(reason)
                    .withMessageContaining("Mend it with");
        } finally {
            superuser(mend);
        }
    }

    @ParameterizedTest
    @CsvSource({"14,30", "15,13", "16,9", "17,5"})
    void aServerThatLeaksRowsIsRefused(int major, int minor) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> RoleCheck.version(major, minor))
                .withMessageContaining("Update it to");
    }

    @ParameterizedTest
    @CsvSource({"15,14", "15,20", "16,10", "17,6", "18,0", "19,1"})
    void aMendedServerIsTaken(int major, int minor) {
        assertThatCode(() -> RoleCheck.version(major, minor)).doesNotThrowAnyException();
    }

    private static void superuser(String sql) throws SQLException {
        try (var connection = TestServer.running().superuser(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
