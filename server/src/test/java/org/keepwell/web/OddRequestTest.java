package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** Requests that no browser makes, byte for byte: they are refused, and never reach a route by another name. */
@Proves({"T12", "T14"})
class OddRequestTest extends HttpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/session",
                "/api/%73ession",
                "//api/session",
                "/api//session",
                "/api/./session",
                "/api/x/../session",
                "/x/../api/session",
                "/api/x/%2e%2e/session",
                "/api%2fsession",
                "/api/session%2f",
                "/api/session%00",
                "/api/session;x=1",
                "/api;x=1/session",
                "/;/api/session",
                "/api\\session",
                "/api/session%5c",
                "/api/session/",
                "/api/session.json",
                "/API/session",
                "/api/session%0d%0aX:%20y",
                "/api/session%ff",
                "/api/session%",
                "/api/session%zz",
                "/actuator/health",
                "/api/error",
                "/api",
                "/api/"
            })
    void noOtherSpellingOfAPathGivesWhatTheRouteGives(String path) throws IOException {
        var caller = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-keepwell=" + caller.session());

        assertThat(answer).as(path).doesNotContain("\"csrf\"").doesNotContain("\"login\"");
        // the page of the web app may answer what is no route of the API; if it is not built, that is 404 too
        assertThat(status(answer)).as(path).isIn(200, 400, 404, 405);
        if (status(answer) == 200) {
            assertThat(answer).as(path).contains("Content-Type: text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PROPFIND", "CONNECT", "get", "PATCHY", "PUT"})
    void methodsThatNoRouteHasAreRefused(String method) throws IOException {
        var answer = ask(
                method + " /api/session HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nX-Secret: echo");

        assertThat(status(answer)).isIn(400, 405, 501);
        assertThat(answer).doesNotContain("echo").doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "get", "PATCHY", "TRACK"})
    void aMethodThatIsUnknownIsRefusedAndTheLogSaysToWhom(String method) throws IOException {
        var person = world().standing(Role.PATIENT, Relation.SELF);
        var caller = world().as(person);
        long before = refusedTo(person);

        var answer =
                ask(method + " /api/session HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo\r\nCookie: __Host-keepwell="
                        + caller.session());

        assertThat(status(answer)).isEqualTo(405);
        assertThat(answer).contains("request.WRONG_METHOD").doesNotContain("echo");
        assertThat(refusedTo(person)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/error", "/assets/x.js", "/patients", "/api", "/API/session", "/;/api/session"})
    void traceEchoesNowhere(String path) throws IOException {
        var answer = ask("TRACE " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo\r\nCookie: a=echo");

        assertThat(status(answer)).isIn(400, 405);
        assertThat(answer).doesNotContain("echo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/patients/not-an-id/results",
                "/api/patients/AAAAAAAA-0000-4000-8000-000000000001/results",
                "/api/patients/%61/results",
                "/api/patients//results",
                "/api/patients/"
            })
    void aMalformedPatientIsRefusedToSomebody(String path) throws IOException {
        var person = world().standing(Role.PATIENT, Relation.SELF);
        var caller = world().as(person);
        long before = refusedTo(person);

        var answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-keepwell=" + caller.session());

        assertThat(status(answer)).isIn(400, 404);
        assertThat(refusedTo(person)).isEqualTo(before + 1);
        assertThat(status(ask("GET " + path + " HTTP/1.1\r\nHost: localhost"))).isEqualTo(status(answer));
        assertThat(refusedTo(person)).as("nobody's is not theirs").isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS", "DELETE"})
    void thePathOfErrorsIsAPathLikeAnother(String method) throws IOException {
        var known = ask(method + " /error HTTP/1.1\r\nHost: localhost");
        var unknown = ask(method + " /no-such-page HTTP/1.1\r\nHost: localhost");

        assertThat(withoutTheHour(known)).isEqualTo(withoutTheHour(unknown));
        assertThat(status(known)).isLessThan(500);
    }

    @Test
    void whatTheFirewallRefusesIsAProblemLikeAnother() throws IOException {
        var answer = ask("GET /api//session HTTP/1.1\r\nHost: localhost");

        assertThat(status(answer)).isEqualTo(400);
        assertThat(answer)
                .contains("application/problem+json")
                .contains("request.BAD")
                .doesNotContain("timestamp");
    }

    private static long refusedTo(Person person) {
        return Rows.number("select count(*) from audit.event where actor = ? and outcome <> 1", person.id());
    }

    private static String withoutTheHour(String answer) {
        return answer.replaceAll("(?m)^Date: .*$", "").replaceAll("nonce[-=]\"?[A-Za-z0-9+/]+", "nonce");
    }

    @Test
    void hugeHeadersAreRefused() throws IOException {
        assertThat(status(ask("GET /api/session HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(100_000))))
                .isIn(400, 431);
        assertThat(status(ask("GET /api/session?q=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost")))
                .isIn(400, 414, 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6",
                "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
                "POST /api/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked",
                "GET /api/session HTTP/1.1\r\nHost: localhost\r\nHost: other.example",
                "GET /api/session HTTP/1.1",
                "GET https://other.example/api/session HTTP/1.1\r\nHost: localhost",
                "GET /api/session HTTP/1.1\r\nHost : localhost",
                "GET /api/session HTTP/9.9\r\nHost: localhost"
            })
    void whatMeansTwoThingsIsRefused(String head) throws IOException {
        var answer = ask(head + "\r\nConnection: close");

        assertThat(status(answer)).as(head).isBetween(400, 599).isNotEqualTo(500);
        assertThat(answer).as(head).doesNotContain("Exception").doesNotContain("org.apache");
    }

    @Test
    void aHostThatIsNoOrganisationsHasNoApi() throws IOException {
        var answer = ask("GET /api/session HTTP/1.1\r\nHost: elsewhere.example");

        assertThat(status(answer)).isEqualTo(421);
        assertThat(answer)
                .contains("request.WRONG_HOST")
                .contains("Strict-Transport-Security: max-age=63072000; includeSubDomains; preload");
    }

    @Test
    void forwardedHeadersMoveNobodyToAnotherOrganisation() throws IOException {
        var caller = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var answer = ask(
                "GET /api/session HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: 127.0.0.1\r\nForwarded: host=127.0.0.1"
                        + "\r\nX-Original-URL: /api/audit\r\nX-HTTP-Method-Override: DELETE\r\nCookie: __Host-keepwell="
                        + caller.session());

        assertThat(status(answer)).isEqualTo(200);
        assertThat(answer).contains("Marrow Creek Clinic");
        caller.get("/api/session").is(200);
    }

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Sends exactly this and reads until the server has no more to say. */
    private String ask(String head) throws IOException {
        var text = head.contains("Connection: close") ? head : head + "\r\nConnection: close";
        try (Socket socket = world().trusting().getSocketFactory().createSocket("localhost", world().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((text + "\r\n\r\n" + (head.contains(": chunked") ? "0\r\n\r\n" : ""))
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
