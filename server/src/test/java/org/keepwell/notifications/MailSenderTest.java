package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.Proves;

/** E-mail leaves over TLS with a certificate that was checked, or not at all; what goes wrong is told apart. */
@Proves("T22")
class MailSenderTest {

    private static final String ANA = "ana@home.example";
    private static final Sender.Parcel PARCEL = new Sender.Parcel(
            UUID.fromString("00000000-0000-4000-8000-000000000007"),
            ANA,
            new Texts.Text("Tiene algo nuevo en Clínica Añil", "Hay una respuesta para usted.\n"),
            "https://portal.clinic.example/stop/abc",
            null,
            "0token".repeat(8) + "ab");

    @TempDir
    private Path folder;

    private TestTls tls;

    @BeforeEach
    void certificates() {
        tls = new TestTls(folder.resolve("authority"));
    }

    @Test
    void aRealMailServerGetsItWithTheIdAndTheStopOfTheNotice() throws Exception {
        System.setProperty("greenmail.tls.keystore.file", keystore().toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        System.setProperty("greenmail.tls.key.password", "changeit");
        var server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            sender(server.getSmtps().getPort(), true).send(PARCEL);
            sender(server.getSmtps().getPort(), true).send(PARCEL); // a second try

            assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(message -> {
                assertThat(message.getHeader("Message-ID"))
                        .containsExactly("<00000000-0000-4000-8000-000000000007@clinic.example>");
                assertThat(message.getSubject()).isEqualTo("Tiene algo nuevo en Clínica Añil");
                assertThat(message.getHeader("List-Unsubscribe"))
                        .containsExactly("<https://portal.clinic.example/stop/abc>");
                assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
                assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(message.getContentType()).startsWith("text/plain");
                assertThat(message.getAllRecipients()).singleElement().hasToString(ANA);
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void overStartTlsItSaysWhatTheServerCallsIt() throws Exception {
        try (var server = new FakeMailServer(tls.server("localhost"))) {
            assertThat(sender(server.port(), false).send(PARCEL)).isEqualTo("4Xq1b2");

            assertThat(server.received()).hasSize(1);
            assertThat(server.plain()).doesNotContain("MAIL", "RCPT", "DATA");
        }
    }

    @Test
    void aServerWithoutTlsGetsNothing() throws Exception {
        try (var server = new FakeMailServer(null)) {
            fails(server, SendFailed.Kind.LATER);

            assertThat(server.plain()).doesNotContain("MAIL", "RCPT", "DATA");
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherGetsNothing() throws Exception {
        try (var server = new FakeMailServer(tls.server("mail.other.example"))) {
            fails(server, SendFailed.Kind.LATER);

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void whatComesBackComesToAnAddressOfItsOwn() throws Exception {
        try (var server = new FakeMailServer(tls.server("localhost"))) {
            sender(server.port(), false, "returns@clinic.example").send(PARCEL);

            assertThat(server.said())
                    .contains("MAIL FROM:<returns+" + PARCEL.returns() + "@clinic.example>", "RCPT TO:<" + ANA + ">");
            assertThat(server.received().getFirst())
                    .contains("Message-ID: <" + PARCEL.returns() + "@clinic.example>")
                    .contains("From: Marrow Creek <no-reply@clinic.example>")
                    .doesNotContain(PARCEL.id().toString());
        }
    }

    @Test
    void withoutThatAddressItIsTheOneThatPeopleSee() throws Exception {
        try (var server = new FakeMailServer(tls.server("localhost"))) {
            sender(server.port(), false).send(PARCEL);

            assertThat(server.said()).contains("MAIL FROM:<no-reply@clinic.example>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "fourteenletter@clinic.example", "Returns <returns@clinic.example>"})
    void anAddressForWhatComesBackMustHaveRoomForATokenBesideIt(String returns) {
        var settings = new MailSettings(null, 587, false, null, null, null, returns, null, null);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settings.returnsTo("token"))
                .withMessageContaining("keepwell.mail.returns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RCPT | 550 5.1.1 no such user | NO_SUCH_ADDRESS
            RCPT | 550 no such user here | NO_SUCH_ADDRESS
            RCPT | 551 5.1.6 moved away | NO_SUCH_ADDRESS
            RCPT | 550 5.7.1 we do not like you | LATER
            RCPT | 550 5.1.8 we do not know the sender | LATER
            RCPT | 552 5.2.2 mailbox full | LATER
            RCPT | 450 4.2.0 try again in five minutes | LATER
            MAIL | 550 5.1.8 we do not know the sender | LATER
            DATA | 554 5.6.0 looks like spam | LATER
            .    | 452 4.3.1 disk full | LATER
            .    | go away | LATER
            EHLO | 421 too busy | LATER
            """)
    void onlyThatThereIsNoSuchMailboxIsForGood(String command, String answer, SendFailed.Kind kind) throws Exception {
        try (var server = new FakeMailServer(tls.server("localhost")).answering(command, answer)) {
            fails(server, kind);
        }
    }

    @Test
    void aServerThatHangsIsLeftInTime() throws Exception {
        try (var server = new FakeMailServer(tls.server("localhost")).answering("RCPT", FakeMailServer.HANG)) {
            var began = System.nanoTime();

            assertThatExceptionOfType(SendFailed.class)
                    .isThrownBy(() -> InTime.send(sender(server.port(), false), PARCEL, 1_500))
                    .matches(e -> e.kind() == SendFailed.Kind.LATER);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void aSettingThatIsNoAddressKeepsTheServerFromStarting() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> new MailSettings("mail", 587, false, null, null, "no address", null, null, null).sender())
                .withMessageContaining("keepwell.mail.from");
    }

    private void fails(FakeMailServer server, SendFailed.Kind kind) {
        assertThatExceptionOfType(SendFailed.class)
                .isThrownBy(() -> sender(server.port(), false).send(PARCEL))
                .matches(e -> e.kind() == kind, "is " + kind);
    }

    private MailSender sender(int port, boolean implicitTls) {
        return sender(port, implicitTls, null);
    }

    private MailSender sender(int port, boolean implicitTls, @Nullable String returns) {
        var settings = new MailSettings(
                "localhost",
                port,
                implicitTls,
                null,
                null,
                "Marrow Creek <no-reply@clinic.example>",
                returns,
                null,
                tls.authority());
        return new MailSender(settings, null, tls.client());
    }

    /** GreenMail wants a file. */
    private Path keystore() throws Exception {
        tls.server("localhost");
        var folder = tls.authority().getParent();
        var store = org.springframework.boot.ssl.pem.PemSslStoreDetails.forCertificate(
                        folder.resolve("localhost.crt").toUri().toString())
                .withPrivateKey(folder.resolve("localhost.key").toUri().toString())
                .withAlias("server")
                .withPassword("changeit");
        var keys = new org.springframework.boot.ssl.pem.PemSslStoreBundle(store, null).getKeyStore();
        var file = folder.resolve("greenmail.p12");
        try (var out = java.nio.file.Files.newOutputStream(file)) {
            java.util.Objects.requireNonNull(keys).store(out, "changeit".toCharArray());
        }
        return file;
    }
}
