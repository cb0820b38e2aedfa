package org.keepwell.notifications;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server has to say about one of our e-mails: RFC 3464 for what could not be delivered, RFC 5965 for what a
 * reader marked as unwanted. Whose it is, is known by our tokens alone; no address in it is looked at.
 *
 * @param tokens as they were found, true or not
 */
record MailReport(What what, Set<String> tokens) {

    enum What {
        /** There is no such mailbox. */
        BOUNCE,
        COMPLAINT,
        /** A delay, an absence note, a full mailbox, or no report at all. */
        NOTHING
    }

    /** It cannot be read as a mail. Without a message: what could not be read may quote an address. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(@Nullable Throwable cause) {
            super("no mail", cause);
        }
    }

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    /** A report has three. Parts of parts are never opened. */
    private static final int MOST_PARTS = 10;

    private static final int MOST_TOKENS = 10;
    private static final Pattern EMPTY_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final List<String> OF_THE_REPORT = List.of("Delivered-To", "X-Original-To", "To");
    private static final List<String> OF_OUR_MAIL = List.of("Return-Path", "Message-ID", "Original-Mail-From");

    /** @throws Unreadable if it is no mail */
    static MailReport read(byte[] mail) throws Unreadable {
        try {
            var message = new MimeMessage(NO_SERVER, new ByteArrayInputStream(mail));
            if (!message.getAllHeaders().hasMoreElements()) {
                throw new Unreadable(null);
            }
            var tokens = new LinkedHashSet<String>();
            find(tokens, OF_THE_REPORT, Collections.list(message.getAllHeaders()));
            return message.isMimeType("multipart/report")
                    ? report(new MimeMultipart(message.getDataHandler().getDataSource()), tokens)
                    : new MailReport(What.NOTHING, tokens);
        } catch (MessagingException | IOException | RuntimeException e) { // the library's words for a broken mail
            throw new Unreadable(e);
        }
    }

    private static MailReport report(MimeMultipart parts, Set<String> tokens)
            throws MessagingException, IOException, Unreadable {
        if (parts.getCount() > MOST_PARTS) {
            throw new Unreadable(null);
        }
        var what = What.NOTHING;
        for (int n = 0; n < parts.getCount(); n++) {
            var part = parts.getBodyPart(n);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                what = isBounce(groups(part)) ? What.BOUNCE : what;
            } else if (part.isMimeType("message/feedback-report")) {
                var groups = groups(part);
                what = isComplaint(groups) ? What.COMPLAINT : what;
                for (var group : groups) {
                    find(tokens, OF_OUR_MAIL, Collections.list(group.getAllHeaders()));
                }
            } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
                try (var in = part.getInputStream()) { // only its headers are read
                    find(tokens, OF_OUR_MAIL, Collections.list(new InternetHeaders(in).getAllHeaders()));
                }
            }
        }
        return new MailReport(what, tokens);
    }

    /** For everybody it was passed on to, for good, and for want of a mailbox. The first group is about the whole mail. */
    private static boolean isBounce(List<InternetHeaders> groups) {
        var recipients = groups.stream()
                .filter(group -> group.getHeader("Action") != null)
                .toList();
        return !recipients.isEmpty() && recipients.stream().allMatch(MailReport::isGone);
    }

    private static boolean isGone(InternetHeaders recipient) {
        if (!word(recipient, "Action").equals("failed")) {
            return false; // delayed, delivered, relayed, expanded
        }
        var status = word(recipient, "Status");
        if (MailboxGone.isStatus(status)) {
            return true;
        }
        // "5.0.0" and nothing are what servers say that only pass on what another one said
        var said = one(recipient, "Diagnostic-Code");
        boolean unspecific = status.isEmpty() || status.equals("5.0.0");
        return unspecific
                && said.toLowerCase(Locale.ROOT).startsWith("smtp;")
                && MailboxGone.isSaidBy(said.substring(said.indexOf(';') + 1));
    }

    /** "not-spam" and the like are no complaints. */
    private static boolean isComplaint(List<InternetHeaders> groups) {
        return !groups.isEmpty() && word(groups.getFirst(), "Feedback-Type").equals("abuse");
    }

    private static List<InternetHeaders> groups(BodyPart part) throws MessagingException, IOException {
        var groups = new ArrayList<InternetHeaders>();
        try (var in = part.getInputStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            for (var group : EMPTY_LINE.split(text.strip())) {
                groups.add(new InternetHeaders(
                        new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1))));
            }
        }
        return groups;
    }

    private static void find(Set<String> tokens, List<String> names, List<Header> headers) {
        for (var header : headers) {
            if (names.stream().noneMatch(header.getName()::equalsIgnoreCase)) {
                continue;
            }
            var found = Returns.PLACE.matcher(header.getValue().toLowerCase(Locale.ROOT));
            while (found.find() && tokens.size() < MOST_TOKENS) {
                tokens.add(found.group(1));
            }
        }
    }

    private static String one(InternetHeaders headers, String name) {
        var value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    /** The first word, without a comment behind it. */
    private static String word(InternetHeaders headers, String name) {
        return one(headers, name).toLowerCase(Locale.ROOT).split("[\\s(;]", 2)[0];
    }
}
