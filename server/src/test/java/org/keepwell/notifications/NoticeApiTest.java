package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One's own notices through the door; and what nobody else gets to see of them. */
@Proves({"T10", "T16", "T22"})
class NoticeApiTest extends HttpTest {

    private static final java.util.concurrent.atomic.AtomicInteger PHONES =
            new java.util.concurrent.atomic.AtomicInteger(1_000);

    @Autowired
    private Notices notices;

    @Autowired
    private Postman postman;

    @Autowired
    private Captured captured;

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private JdbcClient db;

    private Person ana;
    private Caller caller;
    private String phone;

    @BeforeEach
    void ana() {
        Rows.change("delete from notifications.notice");
        Rows.change("delete from notifications.delivery");
        ana = world().fresh(Role.PATIENT);
        world().relate(ana, world().ana(), Relation.SELF);
        caller = steppedUp(world().as(ana));
        phone = "+1555010" + PHONES.incrementAndGet();
    }

    private Caller steppedUp(Caller from) {
        return from.after(from.post("/api/session/step-up", "{\"code\":\"" + ana.code(clock().instant()) + "\"}")
                .is(200));
    }

    @Test
    void whereNoticesGoIsChangedWithAFreshCodeOnlyAndToldWhereTheyWent() {
        var open = world().as(ana); // a screen that somebody left
        open.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"else@home.example\"}")
                .is(403, "session.STEP_UP");
        open.post("/api/notices/contacts/forget", "{\"channel\":\"EMAIL\"}").is(403, "session.STEP_UP");
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":true}")
                .is(200);
        open.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":false}")
                .is(403, "session.STEP_UP");
        open.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":true,\"digestHour\":3}")
                .is(200);
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":false,\"digestHour\":3}")
                .is(200);

        caller.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"else@home.example\"}")
                .is(200);
        postman.round(Channel.EMAIL);
        assertThat(only(ana.login()).body()).contains("changing where we reach you"); // no digest for a warning
        assertThat(only("else@home.example").body()).contains("code");
    }

    @Test
    void aPhoneIsUsedOnlyAfterItsCodeWasEntered() {
        caller.post("/api/notices/contacts", "{\"channel\":\"SMS\",\"address\":\"" + phone + "\"}")
                .is(200);
        postman.round(Channel.SMS);
        var code = only(phone).body().replaceAll(".*is (\\d{6})\\..*", "$1");
        tell();
        postman.round(Channel.SMS);
        assertThat(to(phone)).as("the code and nothing else").hasSize(1);

        caller.post("/api/notices/contacts/confirm", "{\"channel\":\"SMS\",\"code\":\"" + code + "\"}")
                .is(200);
        tell();
        postman.round(Channel.SMS);

        assertThat(to(phone)).hasSize(2);
        assertThat(Rows.text(
                        "select encode(address, 'escape') from notifications.contact where account_id = ?", ana.id()))
                .doesNotContain(phone.substring(2));
        caller.post("/api/notices/contacts/forget", "{\"channel\":\"SMS\"}").is(200);
        tell();
        postman.round(Channel.SMS);
        assertThat(to(phone)).hasSize(2);
    }

    @Test
    void afterFiveGuessesTheCodeIsGoodForNothing() {
        caller.post("/api/notices/contacts", "{\"channel\":\"SMS\",\"address\":\"" + phone + "\"}")
                .is(200);
        postman.round(Channel.SMS);
        var code = only(phone).body().replaceAll(".*is (\\d{6})\\..*", "$1");
        var wrong = code.equals("111111") ? "222222" : "111111";
        for (int n = 0; n < 5; n++) {
            caller.post("/api/notices/contacts/confirm", "{\"channel\":\"SMS\",\"code\":\"" + wrong + "\"}")
                    .is(422, "contact.CODE_WRONG");
        }

        caller.post("/api/notices/contacts/confirm", "{\"channel\":\"SMS\",\"code\":\"" + code + "\"}")
                .is(422, "contact.CODE_WRONG");
    }

    @Test
    void aCodeGrowsOldAndFiveADayAreTheMost() {
        for (int n = 0; n < 5; n++) {
            caller.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"safe@home.example\"}")
                    .is(200);
        }
        caller.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"safe@home.example\"}")
                .is(409, "contact.TOO_OFTEN");
        postman.round(Channel.EMAIL);
        var code = to("safe@home.example").getFirst().body().replaceAll("(?s).*is (\\d{6})\\..*", "$1");
        clock().advance(Duration.ofMinutes(31));

        world().as(ana)
                .post("/api/notices/contacts/confirm", "{\"channel\":\"EMAIL\",\"code\":\"" + code + "\"}")
                .is(422, "contact.CODE_WRONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@home.example, ben@home.example",
                "ana@home.example\\r\\nBcc: x@y.example",
                "\\\"a b\\\"@home.example",
                "ana@localhost",
                "ana",
                "ana@[127.0.0.1]",
                "Ana <ana@home.example>"
            })
    void whatIsNoPlainAddressIsRefused(String address) {
        var answer = caller.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"" + address + "\"}");

        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(Rows.number("select count(*) from notifications.contact where account_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void withSafeContactNothingLeavesNotEvenACodeOrATest() {
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":true}")
                .is(200);

        caller.post("/api/notices/contacts", "{\"channel\":\"SMS\",\"address\":\"" + phone + "\"}")
                .is(409, "notices.ONLY_HERE");
        caller.post("/api/notices/test", "{\"channel\":\"EMAIL\"}").is(409, "notices.WOULD_NOT_LEAVE");
        tell();
        postman.round(Channel.EMAIL);
        postman.round(Channel.SMS);

        assertThat(to(ana.login())).isEmpty();
    }

    @Test
    void aTestLeavesAtOnceAndFiveAnHourAreTheMost() {
        for (int n = 0; n < 5; n++) {
            caller.post("/api/notices/test", "{\"channel\":\"EMAIL\"}").is(204);
        }
        caller.post("/api/notices/test", "{\"channel\":\"EMAIL\"}").is(409, "notices.TOO_OFTEN");
        caller.post("/api/notices/test", "{\"channel\":\"PUSH\"}").is(409, "notices.WOULD_NOT_LEAVE"); // no device
        postman.round(Channel.EMAIL);

        assertThat(to(ana.login())).hasSize(5);
    }

    @Test
    void whatWasChosenIsThereTheNextTimeAndBadHoursAreRefused() {
        var wanted = "{\"unwanted\":[{\"kind\":\"REFILL_CHANGED\",\"channel\":\"EMAIL\"}],\"onlyHere\":false,"
                + "\"quietFrom\":1320,\"quietTo\":420,\"digestHour\":8}";
        caller.send("PUT", "/api/notices/settings", wanted).is(200);

        var kept = caller.get("/api/notices/settings").is(200).json();
        assertThat(kept.path("unwanted").toString()).isEqualTo("[{\"kind\":\"REFILL_CHANGED\",\"channel\":\"EMAIL\"}]");
        assertThat(kept.path("quietFrom").asInt()).isEqualTo(1320);
        assertThat(kept.path("digestHour").asInt()).isEqualTo(8);
        assertThat(kept.path("kinds").toString()).doesNotContain("ITEM_", "TEST");
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":false,\"quietFrom\":60}")
                .is(422, "notices.BAD_HOURS");
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":false,\"digestHour\":24}")
                .is(422, "request.BAD_FIELD");
    }

    @Test
    void aNoticeLeadsItsOwnerOnAndNobodyElse() {
        world().staffTheBoards();
        var thread = Writing.asks(caller, world().ana(), "MEDICAL", "Where it leads");
        transaction.run(
                grant(),
                () -> notices.tell(
                        grant(),
                        new AccountId(ana.id()),
                        NoticeKind.MESSAGE_ANSWERED,
                        NoticeLink.thread(world().ana(), thread),
                        UUID.randomUUID()));
        var id = Rows.id("select id from notifications.notice where account_id = ?", ana.id());

        var link = caller.get("/api/notices/" + id).is(200).json();
        assertThat(link.path("to").asString()).isEqualTo("thread");
        assertThat(link.path("patient").asString())
                .isEqualTo(world().ana().value().toString());
        assertThat(link.path("id").asString()).isEqualTo(thread.toString());
        var stranger = world().as(world().fresh(Role.PATIENT));
        assertThat(stranger.get("/api/notices/" + id).is(404, "not.FOUND").bytes())
                .isEqualTo(stranger.get("/api/notices/" + UUID.randomUUID()).bytes());

        Rows.change("update access.relation_by_account set ends_at = now() where account_id = ?", ana.id());
        caller.get("/api/notices/" + id).is(404, "not.FOUND");
    }

    @Test
    void oneClickStopsTheMailAndNothingElse() throws Exception {
        tell();
        postman.round(Channel.EMAIL);
        var path = URI.create(String.valueOf(only(ana.login()).stopLink())).getPath();

        mailProgram("GET", path); // the page, where the web app is built; it changes nothing
        assertThat(stopped()).isZero();
        assertThat(mailProgram("POST", path + "A")).isEqualTo(404);
        assertThat(mailProgram("POST", path)).isEqualTo(200);
        assertThat(mailProgram("POST", path)).isEqualTo(200); // again is nothing

        assertThat(stopped()).isOne();
        tell();
        postman.round(Channel.EMAIL);
        assertThat(to(ana.login())).hasSize(1);
        assertThat(Rows.number("select count(*) from audit.event where act = 136 and subject_id = ?", ana.id()))
                .isOne();
        assertThat(caller.get("/api/notices/settings").text()).contains("\"stopped\":\"ONE_CLICK\"");
        caller.post("/api/notices/contacts/start", "{\"channel\":\"EMAIL\"}").is(200);
        tell();
        postman.round(Channel.EMAIL);
        assertThat(to(ana.login())).hasSize(2);
    }

    @Test
    void thePageOfTheLinkStopsItToo() {
        tell();
        postman.round(Channel.EMAIL);
        var link = String.valueOf(only(ana.login()).stopLink());

        world().stranger()
                .post("/api/stop", "{\"token\":\"" + link.substring(link.lastIndexOf('/') + 1) + "\"}")
                .is(204);

        assertThat(stopped()).isOne();
    }

    @Test
    void theOutboxTellsAnAdministratorNeitherWhomNorWhatNorWhere() {
        tell();
        postman.round(Channel.EMAIL);
        var administrator = world().as(world().fresh(Role.ADMINISTRATOR));

        var answer = administrator.get("/api/outbox").is(200).json();

        assertThat(answer.path("counts").toString())
                .contains("{\"channel\":\"EMAIL\",\"state\":\"SENT\",\"deliveries\":1}");
        var withoutDemo = answer.path("counts").toString() + answer.path("troubles");
        assertThat(withoutDemo)
                .doesNotContain(
                        ana.login(), ana.id().toString(), world().ana().value().toString(), "MESSAGE_");
        assertThat(answer.path("captured").toString()).contains(ana.login()); // only because this home is a demo
    }

    /** Planted: each of these is in the event or beside it, and none is in what left. */
    @Test
    void nothingOfTheRecordIsInWhatLeaves() {
        tell();
        postman.round(Channel.EMAIL);
        var patient = world().ana().value();
        var left = captured.all().stream()
                .filter(message -> message.address().equals(ana.login()))
                .map(message -> message.subject() + message.body() + message.stopLink())
                .collect(Collectors.joining());

        assertThat(left).isNotEmpty();
        for (var canary : List.of(
                "Ana", "Silva", "A-1001", "1984", patient.toString(), ana.id().toString())) {
            assertThat(left).doesNotContainIgnoringCase(canary);
        }
    }

    @Test
    void rowsShowThemselvesToTheirAccountAndToNobodyElse() {
        tell();
        caller.post("/api/notices/devices", new FakeBrowser("https://fcm.googleapis.com/fcm/send/x").json())
                .is(200);
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":true}")
                .is(200);
        var everything = "select (select count(*) from notifications.notice where account_id = :a)"
                + " + (select count(*) from notifications.wish where account_id = :a)"
                + " + (select count(*) from notifications.contact where account_id = :a)"
                + " + (select count(*) from notifications.subscription where account_id = :a)";

        assertThat(seen(ana.id(), Role.PATIENT, everything)).isEqualTo(3);
        for (var role : List.of(Role.PATIENT, Role.NURSE, Role.FRONT_DESK, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR)) {
            assertThat(seen(UUID.randomUUID(), role, everything)).as("%s", role).isZero();
        }
        var deliveries = "select count(*) from notifications.delivery where account_id = :a";
        assertThat(seen(UUID.randomUUID(), Role.NURSE, deliveries)).isZero();
        assertThat(seen(UUID.randomUUID(), Role.ADMINISTRATOR, deliveries)).isEqualTo(3); // how they fare
        assertThat(db.sql(everything).param("a", ana.id()).query(Long.class).single())
                .isZero();
    }

    private long seen(UUID actor, Role role, String query) {
        var own =
                access.own(Actor.account(World.CLINIC, new AccountId(actor), role, UUID.randomUUID()), Act.READ_NOTICE);
        return transaction.in(
                own, () -> db.sql(query).param("a", ana.id()).query(Long.class).single());
    }

    private int mailProgram(String method, String path) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(world().trusting()).build()) {
            var body = method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click");
            var request = HttpRequest.newBuilder(world().clinic().resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, body)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private long stopped() {
        return Rows.number(
                "select count(*) from notifications.contact where account_id = ? and stopped is not null", ana.id());
    }

    private void tell() {
        transaction.run(
                grant(),
                () -> notices.tell(
                        grant(),
                        new AccountId(ana.id()),
                        NoticeKind.MESSAGE_ANSWERED,
                        NoticeLink.refills(world().ana()),
                        UUID.randomUUID()));
    }

    private Grant grant() {
        var actor = Actor.account(World.CLINIC, new AccountId(ana.id()), Role.PATIENT, UUID.randomUUID());
        return access.check(actor, Act.READ_HOME, Relation.SELF, world().ana());
    }

    private List<Captured.Message> to(String address) {
        return captured.all().stream()
                .filter(message -> message.address().equals(address))
                .toList();
    }

    private Captured.Message only(String address) {
        assertThat(to(address)).hasSize(1);
        return to(address).getFirst();
    }
}
