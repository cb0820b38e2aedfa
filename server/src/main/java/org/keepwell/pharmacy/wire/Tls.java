package org.keepwell.pharmacy.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.keepwell.home.StartRefused;

/** TLS between two sides that were exchanged. */
public final class Tls {

    static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Forward secrecy and authenticated encryption only. */
    static final String[] CIPHERS = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    };

    private Tls() {}

    /** @param peers asked at each handshake, so that one who is taken away is out at once */
    public static SSLContext between(Identity own, Supplier<List<Peer>> peers) {
        try {
            var nothing = new char[0]; // in memory only, where PKCS12 would work for every message to protect it
            var store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setKeyEntry("own", own.tlsKey(), nothing, own.chain().toArray(Certificate[]::new));
            var keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, nothing);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new PeerTrust(peers)}, null);
            // a resumed session would outlive its certificate and a peer that was taken away
            context.getServerSessionContext().setSessionTimeout(1);
            context.getClientSessionContext().setSessionTimeout(1);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new StartRefused("The keys for pharmacies cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether the certificates that were shown are this peer's, now. */
    public static boolean isOf(Peer peer, Certificate[] shown) {
        var chain = new X509Certificate[shown.length];
        for (int n = 0; n < shown.length; n++) {
            if (!(shown[n] instanceof X509Certificate certificate)) {
                return false;
            }
            chain[n] = certificate;
        }
        return PeerTrust.fits(peer, chain);
    }
}
