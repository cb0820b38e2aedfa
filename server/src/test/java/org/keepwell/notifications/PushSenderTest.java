package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.Proves;

/** A push goes to a known service, sealed and signed, and whatever that one does is told apart. */
@Proves({"T21", "T22"})
class PushSenderTest {

    private static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-000000000009");
    private static final String PAYLOAD = "{\"id\":\"00000000-0000-4000-8000-000000000010\"}";
    private static final Texts.Text TEXT = new Texts.Text("", "never pushed");

    @TempDir
    private Path folder;

    private TestTls tls;
    private OwnPushKey key;
    private FakePushService service;

    @BeforeEach
    void start() throws Exception {
        tls = new TestTls(folder.resolve("authority"));
        key = new OwnPushKey(
                Home.open(folder.resolve("home"), null, HomeKind.DEMO).keys());
        service = new FakePushService(tls, key.publicKey());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theServiceGetsASignedAndSealedIdAndTheBrowserOpensIt() throws Exception {
        var browser = service.browser("a", 201);

        sender(true).send(parcel(browser));
        sender(true).send(parcel(browser));

        assertThat(service.refused()).isEmpty();
        for (var pushed : service.pushed()) {
            assertThat(browser.open(pushed.body())).isEqualTo(PAYLOAD);
            assertThat(pushed.header("Ttl")).isEqualTo("86400");
            assertThat(pushed.header("Urgency")).isEqualTo("normal");
            assertThat(pushed.header("Content-encoding")).isEqualTo("aes128gcm");
            assertThat(pushed.header("Topic")).isEqualTo("AAAAAAAAQACAAAAAAAAACQ"); // of both tries
            assertThat(pushed.headers().toString()).doesNotContain("never pushed", "00000000-0000");
        }
        assertThat(service.pushed()).hasSize(2);
        assertThat(Arrays.equals(
                        service.pushed().getFirst().body(),
                        service.pushed().getLast().body()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "404, NO_SUCH_ADDRESS",
        "410, NO_SUCH_ADDRESS",
        "400, LATER",
        "401, LATER",
        "403, LATER",
        "413, LATER",
        "429, LATER",
        "500, LATER",
        "503, LATER",
        "301, LATER",
        "307, LATER"
    })
    void whatItAnswersIsToldApartAndARedirectIsNotFollowed(int answer, SendFailed.Kind kind) {
        var browser = service.browser("a", answer);

        fails(sender(true), browser, kind);

        assertThat(service.pushed())
                .singleElement()
                .matches(pushed -> pushed.path().equals("/a"));
    }

    @Test
    @Timeout(20)
    void ofAnEndlessAnswerOnlyTheFirstLineIsRead() {
        sender(true).send(parcel(service.browser("endless", 201)));

        assertThat(service.pushed()).hasSize(1);
    }

    @Test
    @Timeout(20)
    void oneThatHangsIsLeftInTime() {
        var parcel = parcel(service.browser("hang", 201));

        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(() -> InTime.send(sender(true), parcel, 1_000))
                .matches(e -> e.kind() == SendFailed.Kind.LATER);
    }

    @Test
    @Timeout(60)
    void ofSeveralDevicesTheOneThatHangsKeepsNoneWaiting() {
        var addresses = List.of(
                address(service.browser("hang", 201)),
                address(service.browser("a", 201)),
                address(service.browser("b", 410)));

        var result = Handover.to(addresses, sender(true), address -> parcel(address));

        assertThat(result.took()).containsExactly(addresses.get(1));
        assertThat(result.gone()).containsExactly(addresses.get(2));
        assertThat(result.later()).containsExactly(addresses.get(0));
    }

    @Test
    void aPrivateAddressIsRefusedAlsoWhereItsNameIsKnown() {
        fails(sender(false), service.browser("a", 201), SendFailed.Kind.LATER);

        assertThat(service.pushed()).isEmpty();
    }

    @Test
    void aServiceThatIsNotOnTheListAnyMoreGetsNothing() {
        var sender = sender(true, "fcm.googleapis.com");

        fails(sender, service.browser("a", 201), SendFailed.Kind.LATER);

        assertThat(service.pushed()).isEmpty();
        assertThat(service.refused()).isEmpty();
    }

    @Test
    void theKeyIsMadeOnceAndFoundAgain() {
        var again = new OwnPushKey(
                Home.open(folder.resolve("home"), null, HomeKind.DEMO).keys());
        var other = new OwnPushKey(
                Home.open(folder.resolve("other"), null, HomeKind.DEMO).keys());

        assertThat(again.publicKey()).isEqualTo(key.publicKey()).hasSize(87).startsWith("B");
        assertThat(other.publicKey()).isNotEqualTo(key.publicKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def_-x",
                "https://FCM.googleapis.com/fcm/send/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                "https://web.push.apple.com/QGuQ",
                "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%2bx%3d%3d"
            })
    void theServicesOfTheBrowsersAreKnown(String endpoint) {
        assertThat(usual().endpoint(endpoint)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com",
                "https://fcm.googleapis.com:443/fcm/send/abc",
                "https://fcm.googleapis.com:8443/fcm/send/abc",
                "https://fcm.googleapis.com./fcm/send/abc",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evil.example/fcm.googleapis.com",
                "https://evil.example#.push.apple.com/x",
                "https://evil.example?.push.apple.com/x",
                "https://evil.example\\\\.push.apple.com/x",
                "https://user@fcm.googleapis.com/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://fcm.googleapis.com:x@evil.example/x",
                "https://push.apple.com/x",
                "https://evilpush.apple.com/x",
                "https://.push.apple.com/x",
                "https://a..push.apple.com/x",
                "https://127.0.0.1/x",
                "https://2130706433/x",
                "https://[::1]/x",
                "https://[::ffff:7f00:1]/x",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "https://fcm.googleapis.com/x y",
                "https://fcm.googleapis.com/x\r\nHost: evil.example",
                "https://fcm.googleapis.com/x#fragment",
                "https://fcm.googleapis.com/%zz",
                "https://fcm.googleapis.com%2f@evil.example/",
                "https://fcm.goog\u0142eapis.com/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "//fcm.googleapis.com/x",
                ""
            })
    void everythingElseIsNot(String endpoint) {
        assertThat(usual().endpoint(endpoint)).isEmpty();
    }

    @Test
    void anEndpointThatIsTooLongIsNone() {
        assertThat(usual().endpoint("https://fcm.googleapis.com/" + "a".repeat(10_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "*.com", "*.", "https://push.example", "push.example/x", "push example", "*push.example", ""
            })
    void aListThatWouldLetAnythingInIsRefusedAtTheStart(String entry) {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new PushServices(List.of(entry)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"it@clinic.example", "mailto:it", "http://clinic.example/", "https://a b/", "tel:+15550101234"})
    void whomServicesMayTurnToIsAMailAddressOrAPage(String contact) {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new PushSettings(contact, List.of()).whom());
        assertThat(new PushSettings("mailto:it@clinic.example", List.of()).whom())
                .isEqualTo("mailto:it@clinic.example");
        assertThat(new PushSettings("https://clinic.example/it", List.of()).whom())
                .isEqualTo("https://clinic.example/it");
    }

    private static PushServices usual() {
        return new PushServices(List.of(
                "fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"));
    }

    private void fails(PushSender sender, FakeBrowser browser, SendFailed.Kind kind) {
        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(() -> sender.send(parcel(browser)))
                .matches(e -> e.kind() == kind, "is " + kind);
    }

    private static String address(FakeBrowser browser) {
        return browser.subscription().text();
    }

    private static Sender.Parcel parcel(FakeBrowser browser) {
        return parcel(address(browser));
    }

    private static Sender.Parcel parcel(String address) {
        return new Sender.Parcel(DELIVERY, address, TEXT, null, PAYLOAD, null);
    }

    private PushSender sender(boolean privateToo) {
        return sender(privateToo, service.place());
    }

    private PushSender sender(boolean privateToo, String known) {
        return new PushSender(
                key,
                "mailto:it@clinic.example",
                new PushServices(List.of(known)),
                new HttpsPost(tls.client(), privateToo),
                Clock.systemUTC());
    }
}
