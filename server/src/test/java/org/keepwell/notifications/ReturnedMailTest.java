package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Role;
import org.keepwell.audit.Audit;
import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;
import org.keepwell.tenancy.Tenants;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Mail that came back, through the door that a mail server uses: what it stops, and what it does not. */
@Proves({"T03", "T10", "T12", "T20", "T22", "T30"})
class ReturnedMailTest extends WithPostman {

    private static final String MAIL = "message/rfc822";

    private static int tests;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Returns returns;

    @Autowired
    private ReturnsDoor door;

    @Autowired
    private ReturnedMail returned;

    @Autowired
    private Home home;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Audit audit;

    private final List<Sender.Parcel> sent = new ArrayList<>();

    @BeforeEach
    void aMinuteLater() {
        clock().advance(Duration.ofMinutes(2L * ++tests)); // what one test brought is not counted in the next
    }

    @Test
    void aBounceStopsEMailToThatAccountWithAnEntryAndOnce() throws Exception {
        var token = send();
        var bounce = bounce(token);

        assertThat(bring(bounce)).isEqualTo(204);

        assertThat(state()).isEqualTo("6 8");
        assertThat(stopped()).isEqualTo("1");
        assertThat(entries(1, 0)).isOne();
        assertThat(bring(bounce)).as("again").isEqualTo(204);
        assertThat(entries(1, 0)).isOne();
        tell(NoticeKind.TEST, Channel.EMAIL);
        postman(taking()).round(Channel.EMAIL);
        assertThat(sent).hasSize(1);
        assertThat(state()).isEqualTo("4 3");
    }

    @Test
    void aComplaintStopsItUntilTheAddressIsConfirmedAnew() throws Exception {
        var token = send();

        assertThat(bring(Reports.complaint("abuse", "Message-ID: <" + token + "@clinic.example>")))
                .isEqualTo(204);

        assertThat(state()).isEqualTo("8 11");
        assertThat(stopped()).isEqualTo("2");
        assertThat(entries(1, 0)).isOne();
        var ana = world().as(ana());
        assertThat(ana.get("/api/notices/settings").is(200).text()).contains("\"stopped\":\"COMPLAINT\"");
        assertThat(ana.get("/api/notices").is(200).text()).contains("\"state\":\"COMPLAINED\"");
        var outbox =
                world().as(world().fresh(Role.ADMINISTRATOR)).get("/api/outbox").is(200);
        assertThat(outbox.json().get("troubles").toString())
                .contains("\"state\":\"COMPLAINED\"", "\"why\":\"COMPLAINED\"")
                .doesNotContain(ana().login(), ana().id().toString());
        ana.post("/api/notices/contacts/start", "{\"channel\":\"EMAIL\"}").is(409, "notices.CONFIRM_FIRST");
        assertThat(stopped()).isEqualTo("2");

        ana.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"" + ana().login() + "\"}")
                .is(200);
        postman(taking()).round(Channel.EMAIL);
        var code = sent.getLast().text().body().replaceAll("(?s).*is (\\d{6})\\..*", "$1");
        ana.post("/api/notices/contacts/confirm", "{\"channel\":\"EMAIL\",\"code\":\"" + code + "\"}")
                .is(200);

        assertThat(stopped()).isNull();
        assertThat(bring(Reports.complaint("abuse", "Message-ID: <" + token + "@clinic.example>")))
                .as("the old one again")
                .isEqualTo(204);
        assertThat(stopped()).isNull();
    }

    @Test
    void allThatWentInOneDigestCameBackWithIt() throws Exception {
        var token = send();
        var lead = Rows.id("select id from notifications.delivery where account_id = ?", ana().id());
        tell(NoticeKind.ITEM_LATE, Channel.EMAIL);
        Rows.change(
                "update notifications.delivery set state = 3, done_at = now(), lead_id = ? where account_id = ? and id <> ?",
                lead,
                ana().id(),
                lead);

        bring(bounce(token));

        assertThat(Rows.number(
                        "select count(*) from notifications.delivery where account_id = ? and state = 6", ana().id()))
                .isEqualTo(2);
    }

    @Test
    void aMailboxThatIsNotInUseAnyMoreStopsNothing() throws Exception {
        var token = send();
        asHers(own -> {
            contacts.await(own, Channel.EMAIL, "new@home.example", "123456", 5, clock().instant(), 5);
            contacts.confirm(own, Channel.EMAIL, "new@home.example");
        });

        assertThat(bring(bounce(token))).isEqualTo(204);

        assertThat(stopped()).isNull();
        assertThat(state()).as("that it came back is known").isEqualTo("6 8");
    }

    @Test
    void aCodeThatCameBackStopsNothing() throws Exception {
        world().as(ana())
                .post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"typo@home.example\"}")
                .is(200);
        postman(taking()).round(Channel.EMAIL);

        assertThat(bring(bounce(String.valueOf(sent.getLast().returns())))).isEqualTo(204);

        assertThat(stopped()).isNull();
        assertThat(state()).isEqualTo("6 8");
    }

    @Test
    void aMonthLaterItIsAboutSomethingElse() throws Exception {
        var token = send();
        clock().advance(Duration.ofDays(30).plusMinutes(1));

        assertThat(bring(bounce(token))).isEqualTo(204);

        nothingChanged();
    }

    @Test
    void whatIsNoReportOrOneOfADelayChangesNothing() throws Exception {
        var to = Reports.to(send());

        assertThat(bring(Reports.bounce(to, "delayed", "4.4.1", "smtp; 451 later")))
                .isEqualTo(204);
        assertThat(bring(Reports.bounce(to, "failed", "5.2.2", "smtp; 552 full")))
                .isEqualTo(204);
        assertThat(bring("To: " + to + "\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nUntil Monday\r\n"))
                .isEqualTo(204);
        assertThat(bring("To: returns@clinic.example\r\nSubject: Buy\r\n\r\nBuy this\r\n"))
                .isEqualTo(204);

        nothingChanged();
    }

    @Test
    void aTokenThatIsNotOursStopsNobody() throws Exception {
        var token = send();
        var id = Rows.id("select id from notifications.delivery where account_id = ?", ana().id());
        var ofTheOther = returns.token(World.OTHER_CLINIC, id, ana().login());
        var unknown = returns.token(World.CLINIC, UUID.randomUUID(), ana().login());

        for (int place = 0; place < Returns.TOKEN_LENGTH; place += 7) {
            var forged = new StringBuilder(token);
            forged.setCharAt(place, token.charAt(place) == 'a' ? 'b' : 'a');
            assertThat(bring(bounce(forged.toString()))).as(forged.toString()).isEqualTo(422);
        }
        assertThat(bring(bounce("z".repeat(Returns.TOKEN_LENGTH)))).isEqualTo(422);
        assertThat(entries(2, 7)).isEqualTo(9);
        assertThat(bring(bounce(ofTheOther)))
                .as("looked for in the other clinic only")
                .isEqualTo(204);
        assertThat(bring(bounce(unknown))).isEqualTo(204);

        nothingChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer wrong",
                "Basic " + RETURNS_SECRET,
                RETURNS_SECRET,
                "Bearer " + RETURNS_SECRET + "x"
            })
    void withoutTheSecretNothingIsRead(String shown) throws Exception {
        var token = send();
        long before = entries(2, 8);
        var answer = ask("POST", shown, Map.of("Content-Type", MAIL), Reports.bytes(bounce(token)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(entries(2, 8)).isEqualTo(before + 1);
        nothingChanged();
    }

    @Test
    void whoGuessesIsSlowedDownAndTheLogIsNotFilled() throws Exception {
        long before = entries(2, 8);
        for (int n = 0; n < 20; n++) {
            assertThat(ask("POST", "Bearer " + n, Map.of("Content-Type", MAIL), new byte[1])
                            .statusCode())
                    .isEqualTo(401);
        }
        for (int n = 0; n < 10; n++) {
            var answer = ask("POST", "Bearer " + n, Map.of("Content-Type", MAIL), new byte[1]);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        }

        assertThat(entries(2, 8)).isEqualTo(before + 20);
        assertThat(bring(bounce(send())))
                .as("who has the secret is not kept waiting")
                .isEqualTo(204);
    }

    @Test
    void whatIsNoPlainMailOrTooLargeIsRefusedWithAnEntry() throws Exception {
        var bounce = Reports.bytes(bounce(send()));
        var good = "Bearer " + RETURNS_SECRET;
        long bad = entries(2, 6);
        long large = entries(2, 13);

        assertThat(ask("POST", good, Map.of("Content-Type", "application/zip"), bounce)
                        .statusCode())
                .isEqualTo(415);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL, "Content-Encoding", "gzip"), new byte[0])
                        .statusCode())
                .isEqualTo(415);
        assertThat(ask("POST", good, Map.of(), bounce).statusCode()).isEqualTo(415);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), "PK\5\6".getBytes(UTF_8))
                        .statusCode())
                .as("a zip of nothing")
                .isIn(204, 400);
        var full = java.util.Arrays.copyOf(bounce, ReturnsDoor.MOST_BYTES + 1);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), full).statusCode())
                .isEqualTo(413);

        assertThat(entries(2, 6) - bad).isGreaterThanOrEqualTo(4);
        assertThat(entries(2, 13) - large).isOne();
        nothingChanged();
        var most = java.util.Arrays.copyOf(bounce, ReturnsDoor.MOST_BYTES);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), most).statusCode())
                .isEqualTo(204);
        assertThat(stopped()).isEqualTo("1");
    }

    @Test
    void withoutTheSettingThereIsNoDoor() {
        var none = new MailSettings(null, 587, false, null, null, null, null, null, null);
        var closed = new ReturnsDoor(none, home, returned, tenants, audit, clock());
        var request = new MockHttpServletRequest("POST", ReturnsDoor.PATH);

        assertThat(closed.getHandlerInternal(request)).isNull();
        assertThat(door.getHandlerInternal(request))
                .as("as this test's server has it")
                .isNotNull();
    }

    @Test
    void aSecretThatCanBeGuessedKeepsTheServerFromStarting() throws Exception {
        var file = java.nio.file.Files.writeString(java.nio.file.Files.createTempFile("short", ".secret"), "hunter2");
        var settings = new MailSettings(null, 587, false, null, null, null, "returns@clinic.example", file, null);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new ReturnsDoor(settings, home, returned, tenants, audit, clock()))
                .withMessageContaining("returns-secret-file");
    }

    @Test
    void noOtherWayLeadsThere() throws Exception {
        var bounce = Reports.bytes(bounce(send()));
        var good = "Bearer " + RETURNS_SECRET;

        for (var method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            assertThat(ask(method, good, Map.of("Content-Type", MAIL), bounce).statusCode())
                    .as(method)
                    .isNotEqualTo(204);
        }
        for (var path : List.of("/hooks/mail/", "/hooks/mail;a=b", "/hooks//mail", "/hooks/%6dail", "/HOOKS/mail")) {
            assertThat(ask("POST", path, good, Map.of("Content-Type", MAIL), bounce)
                            .statusCode())
                    .as(path)
                    .isBetween(400, 405);
        }
        nothingChanged();
    }

    private String send() {
        tell(NoticeKind.TEST, Channel.EMAIL);
        postman(taking()).round(Channel.EMAIL);
        assertThat(state()).isEqualTo("3 ");
        return String.valueOf(sent.getLast().returns());
    }

    private static String bounce(String token) {
        return Reports.bounce(Reports.to(token), "failed", "5.1.1", "smtp; 550 5.1.1 no such user");
    }

    private Sender taking() {
        return new Sender() {
            @Override
            public Channel channel() {
                return Channel.EMAIL;
            }

            @Override
            public @Nullable String send(Parcel parcel) {
                sent.add(parcel);
                return "taken";
            }
        };
    }

    private int bring(String mail) throws Exception {
        return ask("POST", "Bearer " + RETURNS_SECRET, Map.of("Content-Type", MAIL), Reports.bytes(mail))
                .statusCode();
    }

    private HttpResponse<String> ask(String method, String shown, Map<String, String> headers, byte[] body)
            throws Exception {
        return ask(method, ReturnsDoor.PATH, shown, headers, body);
    }

    private HttpResponse<String> ask(String method, String path, String shown, Map<String, String> headers, byte[] body)
            throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(world().trusting()).build()) {
            var request = HttpRequest.newBuilder(world().clinic().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            if (!shown.isEmpty()) {
                request.header("Authorization", shown);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void nothingChanged() {
        assertThat(stopped()).isNull();
        assertThat(state()).isEqualTo("3 ");
        assertThat(entries(1, 0)).isZero();
    }

    private @Nullable String stopped() {
        return Rows.number(
                                "select count(*) from notifications.contact where account_id = ? and stopped is not null",
                                ana().id())
                        == 0
                ? null
                : Rows.text("select stopped::text from notifications.contact where account_id = ?", ana().id());
    }

    /** What was done names her; what was refused names nobody. */
    private long entries(int outcome, int reason) {
        return outcome == 1
                ? Rows.number(
                        "select count(*) from audit.event where act = 137 and outcome = 1 and subject_id = ?",
                        ana().id())
                : Rows.number(
                        "select count(*) from audit.event where act = 137 and outcome = ? and reason = ?",
                        outcome,
                        reason);
    }
}
