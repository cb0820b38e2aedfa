package org.keepwell.testing;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.keepwell.identity.TestSessions;
import org.keepwell.pharmacy.WorldPharmacies;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.util.function.SingletonSupplier;

/** What the server of the HTTP tests has besides its own parts. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    World.class,
    WorldAccounts.class,
    WorldBoards.class,
    WorldPatients.class,
    WorldPharmacies.class,
    TestSessions.class
})
class HttpTestConfiguration {

    static final Supplier<TestDatabase> DATABASE = SingletonSupplier.of(HttpTestConfiguration::database);

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** With both organisations from the start: an empty home of a made-up clinic would be filled with that clinic. */
    private static TestDatabase database() {
        var made = TestDatabase.fresh("keepwell_http");
        try (var connection = made.superuser();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into tenancy.tenant (id, name, host, zone, language) values
                        (1, 'Marrow Creek Clinic', 'localhost', 'America/New_York', 'en'),
                        (2, 'Other Clinic', '127.0.0.1', 'America/New_York', 'en')
                    """);
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
