package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** With all connections taken a read says that there was none, which is answered as busy and not as a fault of ours. */
@Tag("database")
class PatientQueryTest {

    private static final PatientStatement WHOM =
            PatientStatement.of("select access.patient()::text where :tenant > 0 and :patient = access.patient()");

    @Test
    void withoutAConnectionItSaysSo() throws SQLException {
        var config = new HikariConfig();
        config.setDataSource(TestDatabase.shared().app());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (var pool = new HikariDataSource(config)) {
            var query = new PatientQuery(
                    pool,
                    new Seal(TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE), Clock.systemUTC()));
            var ana = grant();

            try (var taken = pool.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                assertThatThrownBy(() -> read(query, ana)).isInstanceOf(CannotGetJdbcConnectionException.class);
            }

            assertThat(read(query, ana)).isEqualTo(ana.patient().value().toString());
        }
    }

    private static String read(PatientQuery query, Grant grant) {
        return query.read(grant, WHOM, Map.of(), rows -> rows.next() ? rows.getString(1) : "");
    }

    private static Grant grant() {
        var actor = new Actor(new TenantId(7203), Principal.ACCOUNT, UUID.randomUUID(), Role.PATIENT, null, null);
        return new Grant(actor, Act.READ_RESULTS, Relation.SELF, new PatientId(UUID.randomUUID()), -1L >>> 1, 0);
    }
}
