package org.keepwell.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;

/** Passwords and authorities that settings name as files: a setting may be printed, a file's content is not. */
final class Secrets {

    private Secrets() {}

    /** The one line of a file that only its owner may read. @throws StartRefused if it is missing or open to others */
    static String in(Home home, @Nullable Path file, String setting) {
        var path = file == null ? null : file.toAbsolutePath();
        var folder = path == null ? null : path.getParent();
        if (path == null || folder == null) {
            throw new StartRefused(setting + " is missing: name a file with the rights 600.");
        }
        var content = home.keysIn(folder).read(String.valueOf(path.getFileName()));
        var secret = new String(content.orElse(new byte[0]), StandardCharsets.UTF_8).strip();
        if (secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
            throw new StartRefused(setting + ": " + path + " must hold one line, the secret.");
        }
        return secret;
    }

    /** TLS that trusts this authority and no other; or, without one, those that Java trusts. */
    static SSLContext trusting(@Nullable Path authority, String setting) {
        try {
            var context = SSLContext.getInstance("TLS");
            if (authority == null) {
                context.init(null, null, null);
                return context;
            }
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            try (InputStream in = Files.newInputStream(authority)) {
                for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry("authority" + number++, certificate);
                }
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new StartRefused(setting + ": " + authority + " is no file of certificates (PEM).", e);
        }
    }
}
