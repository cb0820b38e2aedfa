package org.keepwell.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server. Without {@code host} there is no e-mail.
 *
 * @param port 465 speaks TLS from the first byte, any other begins it with STARTTLS; without TLS nothing is sent
 * @param implicitTls said only where another port than 465 speaks TLS from the first byte
 * @param passwordFile with the rights 600; needed where there is a user
 * @param from what notices come from, as in {@code Marrow Creek Clinic <no-reply@clinic.example>}
 * @param returns where mail that comes back is taken from, as in {@code returns@clinic.example}; null: it is not read
 * @param returnsSecretFile with the rights 600: what the mail server shows when it brings such mail, 24 characters or more
 * @param authority a file (PEM) with the authority of the server's certificate, where it is the clinic's own
 */
@ConfigurationProperties("keepwell.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("false") boolean implicitTls,
        @Nullable String user,
        @Nullable Path passwordFile,
        @Nullable String from,
        @Nullable String returns,
        @Nullable Path returnsSecretFile,
        @Nullable Path authority) {

    /** RFC 5321, 4.5.3.1.1: 64 characters before the "@", of which a token and its "+" take theirs. */
    private static final int LONGEST_RETURNS_NAME = 64 - 1 - Returns.TOKEN_LENGTH;

    static final int TLS_FROM_THE_FIRST_BYTE = 465;

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    boolean startsTls() {
        return !implicitTls && port != TLS_FROM_THE_FIRST_BYTE;
    }

    /** @throws StartRefused if it is none */
    InternetAddress sender() {
        try {
            var address = new InternetAddress(from == null ? "" : from, true);
            if (Contact.isEmail(address.getAddress())) {
                return address;
            }
        } catch (AddressException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    /**
     * The sender of the envelope, by which a mail that comes back is known; null where such mail is not read.
     *
     * @throws StartRefused if the setting is no address, or one with too long a name for a token beside it
     */
    @Nullable
    String returnsTo(String token) {
        if (returns == null || returns.isBlank()) {
            return null;
        }
        int at = returns.indexOf('@');
        if (!Contact.isEmail(returns) || at > LONGEST_RETURNS_NAME) {
            throw new StartRefused("keepwell.mail.returns is the address that mail comes back to, as in"
                    + " returns@clinic.example, with at most " + LONGEST_RETURNS_NAME
                    + " characters before the \"@\".");
        }
        return returns.substring(0, at) + "+" + token + returns.substring(at);
    }

    private static StartRefused refused(@Nullable Exception cause) {
        return new StartRefused(
                "keepwell.mail.from is the address that notices come from, as in no-reply@clinic.example.", cause);
    }
}
