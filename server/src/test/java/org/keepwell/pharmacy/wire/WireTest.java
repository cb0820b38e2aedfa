package org.keepwell.pharmacy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.testing.Proves;

/** Who gets in, who does not, and what a signature holds together. Over real sockets. */
@Proves({"T20", "T21"})
class WireTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final byte[] BODY = "<Message/>".getBytes(UTF_8);
    private static final int MOST = 10_000;

    private final Identity server = identity("server", Duration.ofDays(1));
    private final Identity client = identity("client", Duration.ofDays(1));
    private final AtomicInteger asked = new AtomicInteger();
    private HttpsDoor door;

    @AfterEach
    void close() {
        if (door != null) {
            door.close();
        }
    }

    @Test
    void whoeverWasExchangedIsLetInAndBothKnowWhoItIs() throws IOException {
        open(client);

        var answer = send(client, server);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anExpiredCertificateEndsAtTheHandshake() {
        var expired = identity("expired", Duration.ofDays(-1));
        open(expired); // even though it is the very one that was exchanged

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(expired, server));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aStrangersCertificateEndsAtTheHandshake() {
        open(client);
        var stranger = identity("client", Duration.ofDays(1)); // of the same name

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(stranger, server));
        assertThat(asked).hasValue(0);
    }

    @Test
    void nobodyIsLetInWithoutACertificate() throws Exception {
        open(client);
        var none = SSLContext.getInstance("TLS");
        none.init(null, new javax.net.ssl.TrustManager[] {new PeerTrust(() -> List.of(peer(server)))}, null);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        new HttpsPost(none, Duration.ofSeconds(5), MOST).send(target(), "text/plain", Map.of(), BODY));
        assertThat(asked).hasValue(0);
    }

    @Test
    void anotherServerThanTheExchangedOneGetsNothing() {
        open(client);
        var other = identity("server", Duration.ofDays(1));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(client, other));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
        door = HttpsDoor.open(
                InetAddress.getLoopbackAddress(),
                0,
                tls(server, client),
                true,
                MOST,
                request -> new HttpsDoor.Reply(
                        302, "text/plain", Map.of("Location", "https://localhost:" + door.port() + "/x"), BODY));

        assertThat(send(client, server).status()).isEqualTo(302);
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        door = HttpsDoor.open(
                InetAddress.getLoopbackAddress(),
                0,
                tls(server, client),
                true,
                MOST,
                request -> new HttpsDoor.Reply(200, "text/plain", Map.of(), new byte[MOST + 1]));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> send(client, server))
                .withMessage("too large");

        var large = new HttpsPost(tls(client, server), Duration.ofSeconds(5), MOST)
                .send(target(), "text/plain", Map.of(), new byte[MOST + 1]);
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void whoeverSendsOneByteASecondIsNotWaitedFor() {
        door = HttpsDoor.open(InetAddress.getLoopbackAddress(), 0, tls(server, client), true, MOST, request -> {
            sleep(3_000);
            return HttpsDoor.Reply.empty(200);
        });
        long began = System.nanoTime();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new HttpsPost(tls(client, server), Duration.ofMillis(500), MOST)
                        .send(target(), "text/plain", Map.of(), BODY));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.170",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001::1"
            })
    void aLiveConnectionReachesNoPrivateAddress(String address) throws IOException {
        assertThat(Target.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2001:4860::8888"})
    void aLiveConnectionReachesPublicOnes(String address) throws IOException {
        assertThat(Target.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void notOneConnectionIsMadeToWhatIsPrivate() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            for (var host : List.of("localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
                var target = new Target(URI.create("https://" + host + ":" + listener.getLocalPort() + "/"), true);
                assertThatExceptionOfType(IOException.class)
                        .as(host)
                        .isThrownBy(() -> new HttpsPost(tls(client, server), Duration.ofSeconds(2), MOST)
                                .send(target, "text/plain", Map.of(), BODY))
                        .isInstanceOf(Target.Unreachable.class);
            }
            assertThatExceptionOfType(java.net.SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/",
                "https:///x",
                "https://u:p@a.example/",
                "https://a.example/?q",
                "ftp://a/",
                "x",
                "https://0x7f.1/"
            })
    void onlyAPlainHttpsAddressIsOne(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(URI.create(url), true));
    }

    @Test
    void aSignatureIsOfTheseBytesThisKeyThisAnswerAndNow() {
        var header = Signature.of(client, NOW, BODY, null);
        var signature = Signature.parse(header).orElseThrow();
        var key = client.signingKey();

        assertThat(signature.isGood(key, NOW, BODY, null)).isTrue();
        assertThat(signature.isGood(key, NOW.plusSeconds(299), BODY, null)).isTrue();
        assertThat(signature.isGood(key, NOW.minusSeconds(299), BODY, null)).isTrue();
        assertThat(signature.isGood(key, NOW.plusSeconds(301), BODY, null)).isFalse();
        assertThat(signature.isGood(key, NOW.minusSeconds(301), BODY, null)).isFalse();
        assertThat(signature.isGood(server.signingKey(), NOW, BODY, null)).isFalse();
        assertThat(signature.isGood(key, NOW, "<Message />".getBytes(UTF_8), null))
                .isFalse();
        assertThat(signature.isGood(key, NOW, BODY, BODY))
                .as("as the answer to something")
                .isFalse();
        var later = header.replaceFirst("at=\\d+", "at=" + (NOW.getEpochSecond() + 60));
        assertThat(Signature.parse(later).orElseThrow().isGood(key, NOW, BODY, null))
                .as("with another time put in")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v1", "v2 key=0123456789abcdef at=1 sig=AA", "v1 key=0123456789ABCDEF at=1 sig=", "v1 key=x"
            })
    void whatIsNoSignatureIsNone(String header) {
        assertThat(Signature.parse(header)).isEmpty();
        assertThat(Signature.parse(null)).isEmpty();
    }

    private void open(Identity letIn) {
        door = HttpsDoor.open(InetAddress.getLoopbackAddress(), 0, tls(server, letIn), true, MOST, request -> {
            asked.incrementAndGet();
            assertThat(Tls.isOf(peer(letIn), request.shown())).isTrue();
            assertThat(Tls.isOf(peer(server), request.shown())).isFalse();
            return new HttpsDoor.Reply(200, "text/plain", Map.of(), request.body());
        });
    }

    private HttpsPost.Answer send(Identity as, Identity to) throws IOException {
        return new HttpsPost(tls(as, to), Duration.ofSeconds(5), MOST).send(target(), "text/plain", Map.of(), BODY);
    }

    private Target target() {
        return new Target(URI.create("https://localhost:" + door.port() + "/x"), false);
    }

    private static SSLContext tls(Identity own, Identity other) {
        return Tls.between(own, () -> List.of(peer(other)));
    }

    private static Peer peer(Identity identity) {
        return new Peer("peer", identity.chain(), false, identity.signingKey());
    }

    private static Identity identity(String name, Duration left) {
        var now = Instant.now();
        return Identity.of(Identity.freshTls(name, now, now.plus(left)), Identity.freshSigning());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
