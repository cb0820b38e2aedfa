package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, it is refused with a code or stored as it came; nothing makes the server fail. */
@Proves({"T02", "T08", "T12", "T15"})
class BadInputTest extends HttpTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] TEN_MEGABYTES = new byte[10 * 1024 * 1024];

    static {
        Arrays.fill(TEN_MEGABYTES, (byte) ' ');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"login":"a","login":"b","password":"c"}     | 400 request.BAD_BODY
            {"login":"a","password":"b","admin":true}    | 400 request.BAD_BODY
            {"login":1,"password":"b"}                   | 400 request.BAD_BODY
            {"login":["a"],"password":"b"}               | 400 request.BAD_BODY
            {"login":{"x":"a"},"password":"b"}           | 400 request.BAD_BODY
            {"login":"a","password":"b"} {}              | 400 request.BAD_BODY
            {"login":"a","password":"b"                  | 400 request.BAD_BODY
            {'login':'a','password':'b'}                 | 400 request.BAD_BODY
            {"login":"a\\u0000","password":"b"}          | 400 request.BAD_TEXT
            {"login":"a\\u0007","password":"b"}          | 400 request.BAD_TEXT
            {"login":"a\\u009b","password":"b"}          | 400 request.BAD_TEXT
            {"login":"a\\uffff","password":"b"}          | 400 request.BAD_TEXT
            {"login":"a\\t\\r\\n\\u202e","password":"b"} | 401 signin.FAILED
            {"login":"a\\ud800","password":"b"}          | 400 request.BAD_TEXT
            {"login":"a\\udc00\\ud800","password":"b"}   | 400 request.BAD_TEXT
            {"login":null,"password":"b"}                | 422 request.BAD_FIELD
            {"login":"","password":"b"}                  | 422 request.BAD_FIELD
            {"password":"b"}                             | 422 request.BAD_FIELD
            []                                           | 400 request.BAD_BODY
            null                                         | 400 request.BAD_BODY
            "text"                                       | 400 request.BAD_BODY
            1                                            | 400 request.BAD_BODY
            """)
    void aBodyThatIsNotWhatTheRouteTakesIsRefused(String body, String outcome) {
        var answer = world().stranger().post("/api/session", body);

        assertThat(answer.outcome()).as(body).isEqualTo(outcome);
        answer.saysNothingBeyondTheProblem();
    }

    @Test
    void anEmptyBodyIsRefused() {
        world().stranger().send("POST", "/api/session", "").is(400, "request.BAD_BODY");
    }

    @Test
    void nestingDeeperThanAnyFormIsRefused() {
        for (int depth : List.of(21, 1_000, 30_000)) {
            world().stranger()
                    .post("/api/session", "{\"login\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                    .is(400, "request.BAD_BODY");
        }
    }

    @Test
    void aHugeBodyIsRefusedWhetherItSaysItsLengthOrNot() {
        var full = world().as(world().standing(Role.PATIENT, Relation.SELF));

        for (var caller : List.of(world().stranger(), full)) {
            for (var body : List.<BodyPublisher>of(
                    BodyPublishers.ofByteArray(TEN_MEGABYTES),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES)))) {
                assertThat(refusal(caller, body)).isIn("413 request.TOO_LARGE", "400 request.BAD_BODY", "closed");
            }
        }
    }

    /** The server may stop listening before all is sent: then the connection ends. */
    private static String refusal(Caller caller, BodyPublisher body) {
        try {
            return caller.send("POST", "/api/session", body, "application/json").outcome();
        } catch (java.io.UncheckedIOException e) {
            return "closed";
        }
    }

    @Test
    void textInTheWrongEncodingIsRefused() {
        var latin = "{\"login\":\"Jos\u00e9\",\"password\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);

        world().stranger()
                .send("POST", "/api/session", BodyPublishers.ofByteArray(latin), "application/json")
                .is(400, "request.BAD_BODY");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/xml",
        "application/jsonx",
        "*/*",
        "application/*"
    })
    void onlyJsonIsTaken(String type) {
        world().stranger()
                .send("POST", "/api/session", BodyPublishers.ofString("{\"login\":\"a\",\"password\":\"b\"}"), type)
                .is(415, "request.NOT_JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            from=2026-02-30                 ; 422 query.BAD_DATE
            from=2026-03-02&to=2026-03-01   ; 422 query.DATES_INVERTED
            outcome=perhaps                 ; 422 query.UNKNOWN_WORD
            act=DROP                        ; 422 query.UNKNOWN_WORD
            account=1                       ; 422 query.BAD_ID
            patient=%27%20or%201%3D1        ; 422 query.BAD_ID
            cursor=x                        ; 422 query.BAD_CURSOR
            from=%00                        ; 400 request.BAD_TEXT
            from=%ff                        ; 400 request.BAD_TEXT
            cursor=%c0%af                   ; 400 request.BAD_TEXT
            %ff=1                           ; 400 request.BAD_TEXT
            from=+999999999-01-01           ; 422 query.BAD_DATE
            to=%2B999999999-12-31           ; 422 query.BAD_DATE
            """)
    void aQueryThatIsNotOneIsRefused(String query, String outcome) {
        var officer = world().as(world().standing(Role.PRIVACY_OFFICER, Relation.NONE));

        assertThat(officer.get("/api/audit?" + query).outcome()).as(query).isEqualTo(outcome);
    }

    @Test
    void hostileTextInAnyFieldOrQueryNeverMakesTheServerFail() throws IOException {
        var strings = hostile();
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        var officer = world().as(world().standing(Role.PRIVACY_OFFICER, Relation.NONE));
        var nurse = world().as(world().standing(Role.NURSE, Relation.NONE));
        long people = Rows.number("select count(*) from identity.account");
        var failed = new ArrayList<String>();
        for (var text : strings) {
            var json = JSON.writeValueAsString(text);
            var query = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (var answer : List.of(
                    desk.post(
                            "/api/staff/search",
                            "{\"by\":\"NAME_BIRTH\",\"familyName\":" + json + ",\"birthDate\":\"1984-03-14\"}"),
                    desk.post(
                            "/api/staff/search",
                            "{\"by\":\"RECORD_BIRTH\",\"recordNumber\":" + json + ",\"birthDate\":" + json + "}"),
                    officer.get("/api/audit?account=" + query),
                    nurse.get("/api/staff/patients?cursor=" + query))) {
                if (answer.status() >= 500
                        || (answer.status() >= 400 && answer.code().isEmpty())) {
                    failed.add(answer + " for " + text);
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(Rows.number("select count(*) from identity.account")).isEqualTo(people);
    }

    @Test
    void hostileTextInSigningInIsAWrongLoginAndNoMore() throws IOException {
        var strings = hostile();
        for (int n = 0; n < strings.size(); n += Math.max(1, strings.size() / 60)) {
            Rows.change("delete from identity.throttle");
            var json = JSON.writeValueAsString(strings.get(n));
            var answer = world().stranger().post("/api/session", "{\"login\":" + json + ",\"password\":" + json + "}");
            assertThat(answer.outcome())
                    .as(json)
                    .isIn("401 signin.FAILED", "422 request.BAD_FIELD", "400 request.BAD_TEXT");
        }
    }

    @Test
    void hostileTextThatIsStoredComesBackAsItWas() throws IOException {
        var strings = hostile();
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        var path = "/api/patients/" + world().ben().value() + "/assignments";
        int stored = 0;
        for (int n = 0; n < strings.size(); n += Math.max(1, strings.size() / 60)) {
            var reason = strings.get(n);
            var nurse = world().invited(Role.NURSE);
            Answer answer = desk.post(
                    path,
                    "{\"clinicianId\":\"" + nurse.id() + "\",\"reason\":" + JSON.writeValueAsString(reason) + "}");
            if (answer.status() == 201) {
                assertThat(reasonOf(desk.get(path).is(200), nurse.id().toString()))
                        .isEqualTo(reason);
                stored++;
            } else {
                assertThat(answer.status()).as(reason).isIn(400, 422);
            }
        }
        assertThat(stored).isPositive();
    }

    private static String reasonOf(Answer page, String clinician) {
        for (var row : page.json().path("assigned")) {
            if (row.path("clinician").path("id").asString("").equals(clinician)) {
                return row.path("reason").asString("");
            }
        }
        return "not there";
    }

    private static List<String> hostile() throws IOException {
        var folder = SharedData.need("harsh/strings");
        var strings = new ArrayList<String>();
        for (var file : List.of("sqli-payloads.txt", "xss-payloads.txt")) {
            strings.addAll(Files.readAllLines(folder.resolve(file)));
        }
        JSON.readTree(Files.readAllBytes(folder.resolve("naughty-strings-even.json")))
                .forEach(node -> strings.add(node.asString("")));
        assertThat(strings).hasSizeGreaterThan(100);
        int step = Math.max(1, strings.size() / 400);
        var sample = new ArrayList<String>();
        for (int n = 0; n < strings.size(); n += step) {
            sample.add(strings.get(n));
        }
        return sample;
    }
}
