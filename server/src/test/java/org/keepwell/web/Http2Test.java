package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.OpenPage;
import org.keepwell.testing.Proves;

/** One connection carries all that a browser asks for, and the doors are the same there. */
@Proves("T09")
class Http2Test extends HttpTest {

    /** More than a browser opens connections to one server of HTTP/1.1. */
    private static final int OPEN_PAGES = 8;

    @Test
    void pagesThatStayOpenLeaveRoomForMore() throws Exception {
        world().staffTheBoards();
        var patient = world().somebody("HTTP2-1", "1984-04-04");
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        try (var browser = world().http2()) {
            var caller = world().as(person).through(browser);
            assertThat(version(caller, browser)).isEqualTo(HttpClient.Version.HTTP_2);
            var pages = new ArrayList<OpenPage>();
            try {
                for (int n = 0; n < OPEN_PAGES; n++) {
                    pages.add(new OpenPage(caller));
                }
                Writing.asks(caller, patient, "MEDICAL", "Over one connection " + patient);
                for (var page : pages) {
                    assertThat(page.next(5)).isEqualTo("data: messages");
                }
            } finally {
                for (var page : pages) {
                    page.close();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api/session",
        "TRACE, /api/session",
        "GET, /api/patients/00000000-0000-0000-0000-000000000000/messages",
        "GET, /nowhere/at/all",
        "GET, /error",
        "GET, /api//session",
        "GET, /api/%2e%2e/session",
        "POST, /api/session",
        "DELETE, /api/queue",
    })
    void aRequestMeansTheSame(String method, String path) {
        var stranger = world().stranger();
        try (var browser = world().http2()) {
            var over1 = stranger.send(method, path, null);
            var over2 = stranger.through(browser).send(method, path, null);

            assertThat(over2.status()).isEqualTo(over1.status());
            assertThat(once(over2.text())).isEqualTo(once(over1.text()));
            assertThat(headers(over2)).isEqualTo(headers(over1));
        }
    }

    private static HttpClient.Version version(Caller caller, HttpClient browser) throws Exception {
        var request = HttpRequest.newBuilder(caller.base().resolve("/")).build();
        return browser.send(request, BodyHandlers.discarding()).version();
    }

    /** But for what names the moment or the connection. */
    private static Map<String, List<String>> headers(Answer answer) {
        var all = new TreeMap<>(answer.headers().map());
        List.of("date", "connection", "keep-alive", "transfer-encoding", ":status")
                .forEach(all::remove);
        all.computeIfPresent(
                "content-security-policy",
                (name, values) -> values.stream().map(Http2Test::once).toList());
        return all;
    }

    /** Without the word that is another one for each page. */
    private static String once(String text) {
        return text.replaceAll("nonce[-=\"]+[A-Za-z0-9+/=_-]+", "nonce");
    }
}
