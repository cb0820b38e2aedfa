package org.keepwell.pharmacy.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who was exchanged and nobody else: a pinned certificate that has begun and not ended, or one that the configured
 * authority issued. Authorities that Java knows are never asked.
 */
final class PeerTrust extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    private final Supplier<List<Peer>> peers;

    PeerTrust(Supplier<List<Peer>> peers) {
        this.peers = peers;
    }

    /** Whether this is that peer's certificate. */
    static boolean fits(Peer peer, X509Certificate[] chain) {
        try {
            check(peer, chain, "UNKNOWN", true, null, null);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        any(chain, type, true, null, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        any(chain, type, true, socket, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        any(chain, type, true, null, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        any(chain, type, false, null, null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        any(chain, type, false, socket, null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        any(chain, type, false, null, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE.clone();
    }

    private void any(
            X509Certificate[] chain, String type, boolean client, @Nullable Socket socket, @Nullable SSLEngine engine)
            throws CertificateException {
        for (var peer : peers.get()) {
            try {
                check(peer, chain, type, client, socket, engine);
                return;
            } catch (CertificateException e) {
                // not this one; if it is none, the refusal below ends the handshake
                continue;
            }
        }
        throw new CertificateException("not a certificate that was exchanged, or one that has ended");
    }

    private static void check(
            Peer peer,
            X509Certificate[] chain,
            String type,
            boolean client,
            @Nullable Socket socket,
            @Nullable SSLEngine engine)
            throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        if (!peer.byAuthority()) {
            if (peer.trust().stream().noneMatch(pinned -> Pem.same(pinned, chain[0]))) {
                throw new CertificateException("not the pinned certificate");
            }
            chain[0].checkValidity();
            return;
        }
        var authority = authority(peer.trust());
        if (client) {
            authority.checkClientTrusted(chain, "UNKNOWN".equals(type) ? "EC" : type);
        } else if (engine != null) {
            authority.checkServerTrusted(chain, type, engine);
        } else {
            authority.checkServerTrusted(chain, type, socket); // looks at the name too
        }
    }

    private static X509ExtendedTrustManager authority(List<X509Certificate> trust) throws CertificateException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int n = 0; n < trust.size(); n++) {
                store.setCertificateEntry("authority" + n, trust.get(n));
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new CertificateException("the authority cannot be used", e);
        }
    }
}
