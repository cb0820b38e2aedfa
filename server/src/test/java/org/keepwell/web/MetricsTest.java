package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** What the clinic's monitoring may read, after people came by whose names and numbers it must not learn. */
class MetricsTest extends HttpTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    @LocalManagementPort
    private int management;

    @Test
    void figuresAreThereAndNameNobody() throws Exception {
        var person = world().standing(Role.PATIENT, Relation.SELF);
        var ana = world().ana().value();
        var caller = world().as(person);
        caller.get("/api/patients/" + ana + "/results").is(200);
        caller.get("/api/patients/" + ana + "/results?q=Silva&after=1984-03-14");
        caller.get("/api/patients/" + world().ben().value() + "/results").is(404);
        caller.get("/api/patients/Silva-1984-03-14/results").is(404);
        caller.get("/api/nowhere/" + ana).is(404);
        caller.get("/patients/" + ana);
        caller.send("SILVA", "/api/session", null).is(405);
        world().password(world().stranger(), person.login(), "wrong-password-of-Silva")
                .is(401);

        var figures = ask("/metrics");

        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(figures.body())
                .containsPattern("keepwell_audit_entry_seconds_count\\S* [1-9]")
                .contains("keepwell_audit_queue")
                .contains("hikaricp_connections_active{pool=\"keepwell_app\"}")
                .contains("hikaricp_connections_active{pool=\"keepwell_audit_writer\"}")
                .contains("jvm_memory_used_bytes")
                .contains("uri=\"/api/patients/{patient}/results\"");
        assertThat(figures.body())
                .doesNotContainPattern(ID)
                .doesNotContain("@")
                .doesNotContain("path=")
                .doesNotContain(ana.toString())
                .doesNotContain(person.id().toString())
                .doesNotContainIgnoringCase("silva")
                .doesNotContain("1984-03")
                .doesNotContain(person.login());
    }

    @Test
    void healthSaysUpAndNoMore() throws Exception {
        var health = ask("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/env",
                "/beans",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/mappings",
                "/configprops",
                "/shutdown",
                "/health/db",
                "/health/liveness",
                "/prometheus",
                "/api/session",
                "/index.html"
            })
    void nothingElseIsServedThere(String path) throws Exception {
        assertThat(ask(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health", "/actuator", "/actuator/prometheus"})
    void noneOfItIsAtThePatientsDoor(String path) {
        assertThat(world().stranger().get(path).text()).doesNotContain("jvm_").doesNotContain("\"UP\"");
    }

    @Test
    void traceIsRefusedThereToo() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + management + "/health");
            var request = HttpRequest.newBuilder(uri)
                    .method("TRACE", HttpRequest.BodyPublishers.noBody())
                    .header("X-Secret", "echo");

            var answer = client.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.body()).doesNotContain("echo");
        }
    }

    private HttpResponse<String> ask(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + management + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
