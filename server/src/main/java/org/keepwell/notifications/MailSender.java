package org.keepwell.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * E-mail by SMTP, over TLS with a certificate that is checked, or not at all. The same notice has the same Message-ID at
 * every try, so a mailbox that gets it twice can tell.
 */
final class MailSender implements Sender {

    private static final String STEP_MILLIS = "8000"; // each step; all of them together have Sender.PATIENCE_SECONDS
    /** RFC 5322. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private static final Pattern QUEUED = Pattern.compile("[A-Za-z0-9._-]{4,64}");

    private final MailSettings settings;
    private final @Nullable String password;
    private final InternetAddress from;
    private final Session session;

    MailSender(MailSettings settings, @Nullable String password, SSLContext tls) {
        this.settings = settings;
        this.password = password;
        this.from = settings.sender();
        this.session = Session.getInstance(properties(settings, domain(), tls));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public @Nullable String send(Parcel parcel) {
        try (var transport = session.getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), password);
            var message = message(parcel);
            transport.sendMessage(message, message.getAllRecipients());
            return queueName(transport);
        } catch (SendFailedException e) {
            throw new SendFailed(refusedForGood(e) ? SendFailed.Kind.NO_SUCH_ADDRESS : SendFailed.Kind.LATER, e);
        } catch (MessagingException e) {
            throw new SendFailed(SendFailed.Kind.LATER, e);
        }
    }

    private MimeMessage message(Parcel parcel) throws MessagingException {
        var token = parcel.returns();
        var envelope = token == null ? null : settings.returnsTo(token);
        // with the token, because some providers send a complaint back with little more than this
        var id = "<" + (envelope == null ? parcel.id() : token) + "@" + domain() + ">";
        var message = new SMTPMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id); // the library would make a new one at each try
            }
        };
        if (envelope != null) {
            message.setEnvelopeFrom(envelope);
        }
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(parcel.address(), true));
        message.setSubject(parcel.text().subject(), "UTF-8");
        message.setText(parcel.text().body(), "UTF-8");
        message.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no absence notes come back
        message.setHeader("X-Auto-Response-Suppress", "All");
        var stop = parcel.stopLink();
        if (stop != null) {
            message.setHeader("List-Unsubscribe", "<" + stop + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        }
        message.saveChanges();
        return message;
    }

    /** What is not about the mailbox is tried again for a day. */
    private static boolean refusedForGood(SendFailedException failure) {
        Exception next = failure;
        while (next != null) {
            if (next instanceof SMTPAddressFailedException address
                    && MailboxGone.isSaidBy(String.valueOf(address.getMessage()))) {
                return true;
            }
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return false;
    }

    /** What the server calls it ("queued as …"), where it says so in a word. */
    private static @Nullable String queueName(Transport transport) {
        var answer = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : null;
        if (answer == null) {
            return null;
        }
        var last = answer.strip().substring(answer.strip().lastIndexOf(' ') + 1);
        return QUEUED.matcher(last).matches() ? last : null;
    }

    private String domain() {
        var address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    private static Properties properties(MailSettings settings, String domain, SSLContext tls) {
        var properties = new Properties();
        properties.put("mail.smtp.localhost", domain); // else the name of this machine
        properties.put("mail.smtp.connectiontimeout", STEP_MILLIS);
        properties.put("mail.smtp.timeout", STEP_MILLIS);
        properties.put("mail.smtp.writetimeout", STEP_MILLIS);
        properties.put("mail.smtp.quitwait", "false"); // it was taken; how the other side says goodbye is no matter
        properties.put("mail.smtp.ssl.enable", String.valueOf(!settings.startsTls()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.startsTls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.startsTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.put("mail.mime.charset", StandardCharsets.UTF_8.name());
        return properties;
    }
}
