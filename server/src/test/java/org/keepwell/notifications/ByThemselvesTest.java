package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keepwell.Keepwell;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.database.TestProgram;
import org.keepwell.testing.TestDatabase;
import org.keepwell.testing.World;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/** A server that serves goes through its outbox by itself, and ends doing so when it is told to stop. */
@Tag("http")
class ByThemselvesTest {

    @Test
    void whatIsToldIsDealtWithWithoutAnybodyDoingAnything() throws Exception {
        var database = TestDatabase.fresh("notices_by_themselves");
        clinic(database);
        try (var server = new SpringApplicationBuilder(Keepwell.class)
                .properties(database.properties())
                .run("--server.port=0", "--keepwell.jobs.enabled=true")) {
            tell(server);

            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
            while (!states(database).equals("1:4:1 2:4:1 3:4:1")) { // by all channels: there is no such account
                assertThat(System.nanoTime()).as(states(database)).isLessThan(end);
                Thread.sleep(100);
            }
            var metrics = server.getBean(MeterRegistry.class);
            assertThat(metrics.get("keepwell.jobs.run")
                            .tags("job", "notices.email", "outcome", "done")
                            .timer()
                            .count())
                    .isPositive();
            assertThat(metrics.get("keepwell.jobs.failing")
                            .tag("job", "notices.email")
                            .gauge()
                            .value())
                    .isZero();
        }
        assertThat(TestProgram.one(database, "select count(*) from jobs.scheduled_task where picked"))
                .as("nothing was left in somebody's hands")
                .isEqualTo("0");
    }

    private static void tell(ApplicationContext server) {
        var nobody = new AccountId(UUID.randomUUID());
        var own = server.getBean(Access.class)
                .check(
                        Actor.account(World.CLINIC, nobody, Role.PATIENT, UUID.randomUUID()),
                        Act.TEST_NOTICE,
                        Relation.NONE,
                        null);
        var notices = server.getBean(Notices.class);
        server.getBean(SealedTransaction.class)
                .run(own, () -> notices.tell(own, nobody, NoticeKind.TEST, NoticeLink.settings(), UUID.randomUUID()));
    }

    private static String states(TestDatabase database) {
        return TestProgram.one(
                database,
                "select string_agg(channel || ':' || state || ':' || coalesce(why::text, ''), ' ' order by channel)"
                        + " from notifications.delivery");
    }

    /** From the start: an empty home of a made-up clinic would be filled with that clinic. */
    private static void clinic(TestDatabase database) throws SQLException {
        database.app();
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into tenancy.tenant (id, name, host, zone, language)"
                    + " values (1, 'Marrow Creek Clinic', '*', 'America/New_York', 'en')");
        }
    }
}
