package org.keepwell.database;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;

/** Knocks at the clinic's own server first, and says in one line what is wrong with it. */
final class ReachCheck {

    private ReachCheck() {}

    /** @throws StartRefused if it does not answer, or is not who it should be; then nothing was sent to it */
    static void run(Endpoint endpoint) {
        knock(endpoint.migrateUrl(), endpoint, LoginRole.MIGRATE);
        if (!endpoint.url().equals(endpoint.migrateUrl())) {
            knock(endpoint.url(), endpoint, LoginRole.APP);
        }
    }

    private static void knock(String url, Endpoint endpoint, LoginRole role) {
        try (Connection connection = DriverManager.getConnection(url, endpoint.properties(role))) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new StartRefused("The database server at " + place(url) + " " + reason(e, role), e);
        }
    }

    private static String place(String url) {
        var end = url.indexOf('?');
        return url.substring(url.indexOf("//") + 2, end < 0 ? url.length() : end);
    }

    private static String reason(SQLException failure, LoginRole role) {
        var message = String.valueOf(failure.getMessage());
        if (caused(failure, CertificateExpiredException.class)
                || caused(failure, CertificateNotYetValidException.class)) {
            return "shows a certificate that has ended or has not begun. Nothing was sent to it. Renew the certificate.";
        }
        if (caused(failure, CertPathValidatorException.class) || message.contains("PKIX")) {
            return "shows a certificate of an authority that is not trusted. Nothing was sent to it. If the authority is"
                    + " your own, name its certificate in the address: sslrootcert=FILE.";
        }
        if (message.contains("hostname") || message.contains("HostnameVerifier")) {
            return "shows a certificate for another name. Nothing was sent to it. Use the name in its certificate.";
        }
        if (message.contains("does not support SSL")) {
            return "does not speak TLS. Nothing was sent to it. Set ssl = on there.";
        }
        if (message.contains("sslrootcert") || message.contains("root certificate")) {
            return "was not asked: the file that sslrootcert names cannot be read.";
        }
        var kind = caused(failure, SSLException.class)
                ? "does not agree on TLS: "
                : "does not let " + role.user() + " in: ";
        return kind + message.lines().findFirst().orElse("it says nothing") + " Check the address, the file "
                + role.passwordFile() + ", and that bootstrap.sql was run.";
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (by.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
