package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.Proves;

/** Text messages go to the one configured gateway, over https, and to no address that a name was bent to. */
@Proves({"T21", "T22"})
class SmsSenderTest {

    private static final Sender.Parcel PARCEL = new Sender.Parcel(
            UUID.fromString("00000000-0000-4000-8000-000000000008"),
            "+15550101001",
            new Texts.Text("", "There is an answer for you at Añil. https://portal.clinic.example/go/x"),
            null,
            null,
            null);

    @TempDir
    private Path folder;

    private TestTls tls;
    private HttpsServer gateway;
    private volatile int status = 202;
    private volatile long slowMillis;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void certificates() {
        tls = new TestTls(folder.resolve("authority"));
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.stop(0);
        }
    }

    @Test
    void theGatewayGetsNumberTextAndAnIdThatStaysTheSame() throws Exception {
        sender(gateway("localhost"), true).send(PARCEL);

        assertThat(asked)
                .containsExactly("POST /messages?v=1 Bearer secret 00000000-0000-4000-8000-000000000008"
                        + " {\"id\":\"00000000-0000-4000-8000-000000000008\",\"to\":\"+15550101001\","
                        + "\"text\":\"There is an answer for you at Añil. https://portal.clinic.example/go/x\"}");
    }

    @ParameterizedTest
    @CsvSource({"500, LATER", "503, LATER", "401, LATER", "429, LATER", "302, LATER", "422, NO_SUCH_ADDRESS"})
    void whatItAnswersIsToldApartAndARedirectIsNotFollowed(int answer, SendFailed.Kind kind) throws Exception {
        var at = gateway("localhost");
        status = answer;

        fails(at, true, kind);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aGatewayWithTheCertificateOfAnotherGetsNothing() throws Exception {
        fails(gateway("sms.other.example"), true, SendFailed.Kind.LATER);

        assertThat(asked).isEmpty();
    }

    @Test
    void aSlowGatewayIsLeftInTime() throws Exception {
        var at = gateway("localhost");
        slowMillis = 20_000;

        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(() -> InTime.send(sender(at, true), PARCEL, 1_000))
                .matches(e -> e.kind() == SendFailed.Kind.LATER);
    }

    @Test
    void aPrivateAddressIsRefusedUnlessASettingSaysSo() throws Exception {
        fails(gateway("localhost"), false, SendFailed.Kind.LATER);

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sms.example/",
                "https://user:word@sms.example/",
                "ftp://sms.example/",
                "https:///nothing",
                "file:///etc/passwd",
                "not an address"
            })
    void onlyHttpsIsAGateway(String url) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new SmsSettings(url, null, false, null).address());
    }

    /** Spellings of addresses that have led servers astray. 198.51.100.0/24 and so on are for documents: not reachable. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1",
                "ff02::1"
            })
    void addressesThatAreNotOfThePublicInternet(String address) throws Exception {
        assertThat(Reachable.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001:800::200e"})
    void addressesThatAre(String address) throws Exception {
        assertThat(Reachable.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private void fails(URI at, boolean privateToo, SendFailed.Kind kind) {
        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(() -> sender(at, privateToo).send(PARCEL))
                .matches(e -> e.kind() == kind, "is " + kind);
    }

    private SmsSender sender(URI at, boolean privateToo) {
        return new SmsSender(at, "secret", new HttpsPost(tls.client(), privateToo));
    }

    private URI gateway(String certified) throws Exception {
        gateway = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        gateway.setHttpsConfigurator(new HttpsConfigurator(tls.server(certified)));
        gateway.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst("Authorization") + " " + headers.getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                Thread.sleep(slowMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders()
                    .add("Location", "https://localhost:" + gateway.getAddress().getPort() + "/b");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        gateway.start();
        return URI.create("https://localhost:" + gateway.getAddress().getPort() + "/messages?v=1");
    }
}
