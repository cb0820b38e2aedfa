package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;

/** Devices through the door, by their owners and by others. */
@Proves({"T10", "T16", "T21", "T22"})
class DeviceApiTest extends HttpTest {

    private static final String DEVICES = "/api/notices/devices";
    private static final String FORGET = DEVICES + "/forget";

    @Autowired
    private Postman postman;

    @Autowired
    private Captured captured;

    private Person ana;
    private Caller caller;

    @BeforeEach
    void ana() {
        Rows.change("delete from notifications.notice");
        ana = world().fresh(Role.PATIENT);
        caller = world().as(ana);
    }

    @Test
    void aDeviceIsSwitchedOnToldAndSwitchedOff() {
        var before = caller.get("/api/notices/settings").is(200).json();
        assertThat(before.at("/push/key").asString()).hasSize(87);
        assertThat(before.at("/push/devices")).isEmpty();
        assertThat(before.path("channels").toString()).contains("\"PUSH\"");
        var browser = browser();

        var name = add(browser).json().at("/devices/0").asString();
        assertThat(name).isEqualTo(browser.subscription().device());
        caller.post("/api/notices/test", "{\"channel\":\"PUSH\"}").is(204);
        postman.round(Channel.PUSH);

        var notice = Rows.id("select id from notifications.notice where account_id = ?", ana.id());
        var pushed = captured.all().getFirst();
        assertThat(pushed.channel()).isEqualTo(Channel.PUSH);
        assertThat(pushed.body()).isEqualTo("{\"id\":\"" + notice + "\"}");
        assertThat(pushed.address()).isEqualTo("fcm.googleapis.com");
        assertThat(caller.post(FORGET, "{\"device\":\"" + name + "\"}")
                        .is(200)
                        .json()
                        .path("devices"))
                .isEmpty();
        caller.post("/api/notices/test", "{\"channel\":\"PUSH\"}").is(409, "notices.WOULD_NOT_LEAVE");
    }

    @Test
    void whatIsStoredTellsNobodyWhereItLeads() {
        var browser = browser();
        add(browser);

        var row = Rows.text(
                "select encode(sealed, 'escape') || encode(endpoint_hash, 'escape') from notifications.subscription"
                        + " where account_id = ?",
                ana.id());
        assertThat(row).doesNotContain("fcm", "send", browser.auth(), browser.p256dh());
        assertThat(caller.get("/api/notices/settings").text())
                .doesNotContain("fcm.googleapis.com", browser.auth(), browser.p256dh());
    }

    @Test
    void theSameBrowserAgainIsOneAndTheOldestMakesRoom() {
        var first = browser();
        add(first);
        add(first);
        assertThat(devices()).isOne();
        for (int n = 0; n < Subscriptions.MOST; n++) {
            clock().advance(java.time.Duration.ofSeconds(1));
            add(browser());
        }

        assertThat(devices()).isEqualTo(Subscriptions.MOST);
        assertThat(caller.get("/api/notices/settings").text())
                .doesNotContain(first.subscription().device());
        assertThat(caller.post(DEVICES + "/forget-all", "{}").is(200).json().path("devices"))
                .isEmpty();
        assertThat(devices()).isZero();
    }

    @Test
    void anothersDeviceIsForgottenAsLittleAsOneThatIsNotThere() {
        var browser = browser();
        add(browser);
        var stranger = world().as(world().fresh(Role.PATIENT));
        var theirs =
                stranger.post(FORGET, "{\"device\":\"" + browser.subscription().device() + "\"}");
        var nothing = stranger.post(
                FORGET, "{\"device\":\"" + browser().subscription().device() + "\"}");
        stranger.post(DEVICES + "/forget-all", "{}").is(200);

        assertThat(theirs.status()).isEqualTo(200);
        assertThat(theirs.bytes()).isEqualTo(nothing.bytes());
        assertThat(devices()).isOne();
    }

    /** One browser, two who use it: each has it for themselves. */
    @Test
    void aSharedBrowserIsEachOnesOwn() {
        var browser = browser();
        add(browser);
        var other = world().as(world().fresh(Role.NURSE));
        other.post(DEVICES, browser.json()).is(200);

        other.post(FORGET, "{\"device\":\"" + browser.subscription().device() + "\"}")
                .is(200);

        assertThat(devices()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://evil.example/fcm/send/abc",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://user@fcm.googleapis.com/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://fcm.googleapis.com/x\\r\\nX: y",
                "https://fcm.googleapis.com/%zz",
                "fcm.googleapis.com"
            })
    void whatIsNoKnownPushServiceIsRefused(String endpoint) {
        caller.post(DEVICES, new FakeBrowser(endpoint).json()).is(422, "notices.NO_PUSH_SERVICE");

        assertThat(devices()).isZero();
    }

    @Test
    void whatIsTooLongOrHasNoKeysIsRefused() {
        var browser = browser();
        var good = browser.json();
        caller.post(DEVICES, new FakeBrowser("https://fcm.googleapis.com/" + "a".repeat(10_000)).json())
                .is(422, "request.BAD_FIELD");
        var point = browser.p256dh();
        var off = point.substring(0, 60) + (point.charAt(60) == 'A' ? 'B' : 'A') + point.substring(61);
        for (var bad : List.of(
                good.replace(point, off),
                good.replace(point, "BAAA"),
                good.replace(point, "not base64"),
                good.replace(browser.auth(), "AAAA"))) {
            caller.post(DEVICES, bad).is(422, "notices.BAD_PUSH_KEYS");
        }
        caller.post(DEVICES, good.replace(browser.auth(), "A".repeat(200))).is(422, "request.BAD_FIELD");
        caller.post(DEVICES, "{}").is(422, "request.BAD_FIELD");
        for (var bad : List.of("", "short", "?".repeat(43), "A".repeat(44))) {
            caller.post(FORGET, "{\"device\":\"" + bad + "\"}").is(422, "request.BAD_FIELD");
        }
        caller.post(FORGET, "{\"device\":\"" + "_".repeat(43) + "\"}").is(200);

        assertThat(devices()).isZero();
    }

    @Test
    void withSafeContactNoDeviceIsAddedAndNoneIsTold() {
        add(browser());
        caller.send("PUT", "/api/notices/settings", "{\"unwanted\":[],\"onlyHere\":true}")
                .is(200);

        caller.post(DEVICES, browser().json()).is(409, "notices.ONLY_HERE");
        caller.post("/api/notices/test", "{\"channel\":\"PUSH\"}").is(409, "notices.WOULD_NOT_LEAVE");
        caller.post(DEVICES + "/forget-all", "{}").is(200);
        assertThat(devices()).isZero();
    }

    @Test
    void manyAtOnceLeaveNoMoreThanARowEach() throws InterruptedException {
        var browser = browser();
        var answers = IntStream.range(0, 8)
                .mapToObj(n -> new java.util.concurrent.FutureTask<>(() -> caller.post(DEVICES, browser.json())))
                .toList();
        var threads = answers.stream().map(Thread.ofPlatform()::start).toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers.stream().map(answer -> answer.resultNow().status()).collect(Collectors.toSet()))
                .containsExactly(200);
        assertThat(devices()).isOne();
    }

    private Answer add(FakeBrowser browser) {
        return caller.post(DEVICES, browser.json()).is(200);
    }

    private static FakeBrowser browser() {
        return new FakeBrowser("https://fcm.googleapis.com/fcm/send/" + UUID.randomUUID());
    }

    private long devices() {
        return Rows.number("select count(*) from notifications.subscription where account_id = ?", ana.id());
    }
}
