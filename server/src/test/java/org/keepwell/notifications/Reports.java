package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Mails as mail servers and providers send them back; with CRLF, as they arrive. */
final class Reports {

    private Reports() {}

    static String to(String token) {
        return "returns+" + token + "@clinic.example";
    }

    /** RFC 3464, as Postfix writes it. */
    static String bounce(String to, String action, String status, String diagnostic) {
        return """
                Return-Path: <>
                Delivered-To: %s
                From: MAILER-DAEMON@mail.home.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="AAA"

                This is a MIME-encapsulated message.

                --AAA
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --AAA
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.home.example
                X-Postfix-Queue-ID: 4Xq1b2
                Arrival-Date: Sun, 22 Nov 2026 12:00:00 +0000

                Final-Recipient: rfc822; somebody.else@home.example
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --AAA
                Content-Type: text/rfc822-headers

                From: Marrow Creek Clinic <no-reply@clinic.example>
                To: somebody.else@home.example
                Subject: You have something new

                --AAA--
                """.formatted(to, to, action, status, diagnostic).replace("\n", "\r\n");
    }

    /** RFC 5965, with what was complained about: this is how our mail is known in it. */
    static String complaint(String type, String ofOurMail) {
        return """
                From: <abusedesk@provider.example>
                To: <postmaster@clinic.example>
                Subject: FW: You have something new
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="BBB"

                --BBB
                Content-Type: text/plain

                This is an email abuse report.

                --BBB
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1

                --BBB
                Content-Type: message/rfc822

                %s
                From: Marrow Creek Clinic <no-reply@clinic.example>
                Subject: You have something new

                There is an answer for you.

                --BBB--
                """.formatted(type, ofOurMail).replace("\n", "\r\n");
    }

    static byte[] bytes(String mail) {
        return mail.getBytes(ISO_8859_1);
    }
}
