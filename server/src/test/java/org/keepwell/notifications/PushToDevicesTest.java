package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;

/** One notice for several devices, by a push service that is really asked: who is told, and who how often. */
@Proves({"T10", "T22", "T30"})
class PushToDevicesTest extends WithPostman {

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private OwnPushKey key;

    @TempDir
    private Path folder;

    private FakePushService service;
    private Postman postman;

    @BeforeEach
    void service() throws Exception {
        var tls = new TestTls(folder.resolve("authority"));
        service = new FakePushService(tls, key.publicKey());
        var sender = new PushSender(
                key,
                "mailto:it@clinic.example",
                new PushServices(List.of(service.place())),
                new HttpsPost(tls.client(), true),
                Clock.systemUTC());
        postman = postman(sender);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void ofTwoDevicesTheOneThatIsGoneIsForgottenAndTheOtherTold() throws Exception {
        var here = on(service.browser("here", 201));
        on(service.browser("gone", 410));
        tell();

        postman.round(Channel.PUSH);

        assertThat(state()).isEqualTo("3 ");
        assertThat(paths()).containsExactlyInAnyOrder("/here", "/gone");
        assertThat(here.open(service.pushed().stream()
                        .filter(pushed -> pushed.path().equals("/here"))
                        .findFirst()
                        .orElseThrow()
                        .body()))
                .isEqualTo("{\"id\":\""
                        + Rows.id("select id from notifications.notice where account_id = ?", ana().id()) + "\"}");
        assertThat(devices()).isOne();
        tell();
        postman.round(Channel.PUSH);
        assertThat(paths()).hasSize(3);
    }

    @Test
    void whereAllAreGoneItCameBackAndAnotherMayBeAddedTomorrow() {
        on(service.browser("gone", 410));
        on(service.browser("gone-too", 404));
        tell();
        postman.round(Channel.PUSH);
        assertThat(state()).isEqualTo("6 8");
        assertThat(devices()).isZero();

        tell();
        postman.round(Channel.PUSH);
        assertThat(state()).as("no device").isEqualTo("4 5");
        on(service.browser("new", 201));
        tell();
        postman.round(Channel.PUSH);

        assertThat(state()).as("the channel was not stopped").isEqualTo("3 ");
    }

    @Test
    void aSecondTryLeavesOutWhoWasTold() {
        on(service.browser("here", 201));
        on(service.browser("slow", 503));
        on(service.browser("gone", 410));
        tell();
        postman.round(Channel.PUSH);
        assertThat(state()).isEqualTo("1 ");
        clock().advance(Duration.ofSeconds(31));
        postman.round(Channel.PUSH);
        service.answers("slow", 201);
        clock().advance(Duration.ofSeconds(61));

        postman.round(Channel.PUSH);

        assertThat(state()).isEqualTo("3 ");
        assertThat(paths()).containsExactlyInAnyOrder("/here", "/gone", "/slow", "/slow", "/slow");
        assertThat(service.pushed().stream()
                        .map(pushed -> pushed.header("Topic"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void afterADayItIsGivenUpUnlessSomeDeviceWasTold() {
        on(service.browser("slow", 500));
        tell();
        postman.round(Channel.PUSH);
        clock().advance(Duration.ofDays(1).plusSeconds(1));
        postman.round(Channel.PUSH);
        assertThat(state()).isEqualTo("5 9");
        assertThat(devices()).isOne();

        on(service.browser("here", 201));
        tell();
        postman.round(Channel.PUSH);
        clock().advance(Duration.ofDays(1).plusSeconds(1));
        postman.round(Channel.PUSH);

        assertThat(state()).isEqualTo("3 ");
        assertThat(paths()).filteredOn("/here"::equals).hasSize(1);
    }

    @Test
    void oneWhosePushServiceIsDownKeepsNobodyElseWaiting() {
        on(service.browser("slow", 503));
        tell();
        tell();
        tell();

        postman.round(Channel.PUSH);

        assertThat(paths()).containsExactly("/slow", "/slow", "/slow");
    }

    private FakeBrowser on(FakeBrowser browser) {
        asHers(own -> subscriptions.add(own, browser.subscription()));
        return browser;
    }

    private void tell() {
        tell(NoticeKind.TEST, Channel.PUSH);
    }

    private List<String> paths() {
        return service.pushed().stream().map(FakePushService.Pushed::path).toList();
    }

    private long devices() {
        return Rows.number("select count(*) from notifications.subscription where account_id = ?", ana().id());
    }
}
