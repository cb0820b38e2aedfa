package org.keepwell.notifications;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.keepwell.database.TestAuthority;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Certificates of a test: a server of some name, and whoever trusts its authority. */
final class TestTls {

    private final TestAuthority authority;

    TestTls(Path folder) {
        this.authority = new TestAuthority(folder, "Authority of a test");
    }

    Path authority() {
        return authority.certificate();
    }

    SSLContext server(String host) {
        authority.issue(host, host, Instant.now().plus(Duration.ofDays(1)));
        var certificate = authority.folder().resolve(host + ".crt").toUri().toString();
        var key = authority.folder().resolve(host + ".key").toUri().toString();
        var store = PemSslStoreDetails.forCertificate(certificate).withPrivateKey(key);
        return SslBundle.of(new PemSslStoreBundle(store, null)).createSslContext();
    }

    SSLContext client() {
        return Secrets.trusting(authority(), "test");
    }
}
