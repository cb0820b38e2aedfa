package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.database.TestServer;
import org.keepwell.testing.Answer;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Rows;

/** The database gone, or its disk full: a clear answer, nothing half-written, and all is well again when it is back. */
class DatabaseGoneTest extends HttpTest {

    /** As PostgreSQL says it when a table cannot grow. */
    private static final String FULL = """
            create function public.no_room() returns trigger language plpgsql as $$
            begin raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100'; end $$;
            grant execute on function public.no_room() to public;
            create trigger no_room before insert or update on %1$s for each row execute function public.no_room()
            """;

    private static final String ROOM = "drop function if exists public.no_room() cascade";

    @Test
    void whileTheDatabaseIsGoneEveryRequestSaysSoAndAfterwardsAllIsWell() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var nurse = world().fresh(Role.NURSE);
        var ana = "/api/patients/" + world().ana().value();
        self.get(ana + "/home").is(200);

        Map<String, Answer> answers;
        try {
            gone(true);
            answers = atOnce(Map.of(
                    "a read", () -> self.get(ana + "/results"),
                    "a change",
                            () -> self.post(
                                    ana + "/home/seen", "{\"group\":\"results\",\"upTo\":\"2026-01-01T00:00:00Z\"}"),
                    "a sign-in", () -> world().password(world().stranger(), nurse.login(), nurse.password()),
                    "nobody", () -> world().stranger().get("/api/session")));
        } finally {
            gone(false);
        }

        answers.forEach((what, answer) -> {
            assertThat(answer.status()).as(what).isEqualTo(503);
            assertThat(answer.text()).as(what).doesNotContain("keepwell_", "SQL", "Exception", "jdbc", "connection");
        });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> self.get(ana + "/results").is(200));
        world().signIn(nurse).get("/api/session").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity.session", "records.seen", "identity.account"})
    void onAFullDiskAChangeIsRefusedWholeAndReadingGoesOn(String table) {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var nurse = world().fresh(Role.NURSE);
        var ana = "/api/patients/" + world().ana().value();
        var before = counts(table);
        Supplier<Answer> change = switch (table) {
            case "identity.session" -> () -> world().password(world().stranger(), nurse.login(), nurse.password());
            case "records.seen" ->
                () -> self.post(ana + "/home/seen", "{\"group\":\"results\",\"upTo\":\"2026-01-01T00:00:00Z\"}");
            default ->
                () -> self.send("PATCH", "/api/account/profile", "{\"language\":\"es\",\"zone\":\"America/Chicago\"}");
        };

        Answer refused;
        Answer read;
        try {
            for (var statement : FULL.formatted(table).split("(?<=\\$\\$|public);\n")) {
                Rows.change(statement);
            }
            refused = change.get();
            read = self.get(ana + "/results");
        } finally {
            Rows.change(ROOM);
        }

        refused.is(503, "server.UNAVAILABLE").saysNothingBeyondTheProblem();
        read.is(200);
        assertThat(counts(table)).isEqualTo(before);
        assertThat(change.get().status()).as("with room again").isBetween(200, 204);
    }

    private static List<Long> counts(String table) {
        return List.of(
                Rows.number("select count(*) from " + table),
                Rows.number("select count(*) from identity.account where language = 'es'"));
    }

    /** The server itself stays: other tests use it too. */
    private static void gone(boolean gone) {
        var name = Rows.text("select current_database()");
        try (var superuser = TestServer.running().superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections " + !gone);
            if (gone) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
                        + "' and usename like 'keepwell%'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Answer> atOnce(Map<String, Supplier<Answer>> calls) {
        var sent = new LinkedHashMap<String, CompletableFuture<Answer>>();
        calls.forEach((what, call) -> sent.put(what, CompletableFuture.supplyAsync(call)));
        var answers = new LinkedHashMap<String, Answer>();
        sent.forEach((what, answer) -> answers.put(what, answer.join()));
        return answers;
    }
}
