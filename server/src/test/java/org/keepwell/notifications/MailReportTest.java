package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.testing.Proves;

/** What is read in a mail that came back, and what is not. */
@Proves({"T12", "T20", "T22"})
class MailReportTest {

    private static final String TOKEN = "0a1b2c3d4e".repeat(5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed | 5.1.1 | smtp; 550 5.1.1 no such user | BOUNCE
            Failed (for good) | 5.1.1 (bad mailbox) | smtp; 550 5.1.1 no such user | BOUNCE
            failed | 5.1.10 | smtp; 556 5.1.10 the domain takes no mail | BOUNCE
            failed | 5.2.1 | smtp; 550 5.2.1 the mailbox is off | BOUNCE
            failed | 5.0.0 | smtp; 550 no such user here | BOUNCE
            failed | 5.0.0 | smtp; 550 5.7.1 we do not like you | NOTHING
            failed | 5.0.0 | x-unix; 550 no such user here | NOTHING
            failed | 5.1.8 | smtp; 550 5.1.8 we do not know the sender | NOTHING
            failed | 5.2.2 | smtp; 552 5.2.2 mailbox full | NOTHING
            failed | 5.7.1 | smtp; 550 5.7.1 looks like spam | NOTHING
            failed | 4.4.7 | smtp; 451 4.4.7 tried for five days | NOTHING
            delayed | 4.4.1 | smtp; 451 4.4.1 no answer | NOTHING
            delayed | 5.1.1 | smtp; 550 5.1.1 no such user | NOTHING
            delivered | 2.0.0 | smtp; 250 ok | NOTHING
            relayed | 5.1.1 | smtp; 250 ok | NOTHING
            """)
    void aBounceIsAMailboxThatIsNotThereForGood(String action, String status, String said, MailReport.What what)
            throws Exception {
        var report = read(Reports.bounce(Reports.to(TOKEN), action, status, said));

        assertThat(report.what()).isEqualTo(what);
        assertThat(report.tokens()).containsExactly(TOKEN);
    }

    @Test
    void whereItWasPassedOnToSeveralAllOfThemMustBeGone() throws Exception {
        var both = Reports.bounce(Reports.to(TOKEN), "failed", "5.1.1", "smtp; 550 no")
                .replace("--AAA\r\nContent-Type: text/rfc822-headers", """
                        Final-Recipient: rfc822; other@home.example\r
                        Action: delivered\r
                        Status: 2.0.0\r
                        \r
                        --AAA\r
                        Content-Type: text/rfc822-headers""");

        assertThat(both).contains("other@home.example");
        assertThat(read(both).what()).isEqualTo(MailReport.What.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"abuse, COMPLAINT", "Abuse, COMPLAINT", "not-spam, NOTHING", "auth-failure, NOTHING", "opt-out, NOTHING"
    })
    void aComplaintIsOneOfAbuse(String type, MailReport.What what) throws Exception {
        assertThat(read(Reports.complaint(type, "Return-Path: <" + Reports.to(TOKEN) + ">"))
                        .what())
                .isEqualTo(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Return-Path: <returns+%s@clinic.example>", "Message-ID: <%s@clinic.example>"})
    void oursIsKnownByItsReturnPathOrItsId(String header) throws Exception {
        assertThat(read(Reports.complaint("abuse", header.formatted(TOKEN.toUpperCase(java.util.Locale.ROOT))))
                        .tokens())
                .containsExactly(TOKEN);
    }

    /** Nobody's e-mail is stopped by writing an address, or a token, where people write. */
    @Test
    void whatIsWrittenInTheBodyIsNotLookedAt() throws Exception {
        var inWords = Reports.complaint("abuse", "X-Nothing: yes")
                .replace("an email abuse report", "about " + Reports.to(TOKEN))
                .replace("There is an answer", Reports.to(TOKEN) + " says there is an answer")
                .replace("Subject: FW", "Subject: " + Reports.to(TOKEN));

        assertThat(inWords).contains("about returns+" + TOKEN);
        assertThat(read(inWords).tokens()).isEmpty();
    }

    @Test
    void anAbsenceNoteIsNoReport() throws Exception {
        var note = "From: somebody@home.example\r\nTo: " + Reports.to(TOKEN)
                + "\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\n"
                + "Action: failed\r\nStatus: 5.1.1\r\n";

        assertThat(read(note)).isEqualTo(new MailReport(MailReport.What.NOTHING, java.util.Set.of(TOKEN)));
    }

    @Test
    void partsOfPartsAreNeverOpened() throws Exception {
        var deep = new StringBuilder("To: " + Reports.to(TOKEN) + "\r\n");
        for (int n = 0; n < 10_000 && deep.length() < ReturnsDoor.MOST_BYTES - 200; n++) {
            deep.append("Content-Type: multipart/report;boundary=")
                    .append(n)
                    .append("\r\n\r\n--")
                    .append(n)
                    .append("\r\n");
        }
        var began = System.nanoTime();

        assertThat(read(deep.toString()).what()).isEqualTo(MailReport.What.NOTHING);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tenThousandPartsSideBySideAreNoReport() {
        var wide = "To: " + Reports.to(TOKEN) + "\r\nContent-Type: multipart/report;boundary=a\r\n\r\n"
                + "--a\r\n\r\nx\r\n".repeat(10_000) + "--a--\r\n";

        assertThatExceptionOfType(MailReport.Unreadable.class).isThrownBy(() -> read(wide));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "\r\nno header before this"})
    void whatHasNoHeaderIsNoMail(String text) {
        assertThatExceptionOfType(MailReport.Unreadable.class).isThrownBy(() -> read(text));
    }

    /** Broken in 20,000 ways, it is a report, none, or unreadable; never anything else, and never slow. */
    @Test
    void whateverComesIsReadOrRefused() {
        var random = new Random(7);
        var whole = Reports.bytes(Reports.bounce(Reports.to(TOKEN), "failed", "5.1.1", "smtp; 550 no"));
        int refused = 0;
        var began = System.nanoTime();
        for (int n = 0; n < 20_000; n++) {
            var broken = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int hits = random.nextInt(20); hits > 0; hits--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(MailReport.read(broken).tokens()).hasSizeLessThanOrEqualTo(10);
            } catch (MailReport.Unreadable e) {
                refused++;
            }
        }
        assertThat(refused).isLessThan(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    private static MailReport read(String mail) throws MailReport.Unreadable {
        return MailReport.read(Reports.bytes(mail));
    }
}
