package org.keepwell.pharmacy.wire;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The other side, as it was exchanged: whose certificate it shows, and with which key it signs.
 *
 * @param trust the one certificate it shows, or the authority that issues it
 * @param byAuthority which of the two
 */
public record Peer(String name, List<X509Certificate> trust, boolean byAuthority, PublicKey signingKey) {

    public Peer {
        trust = List.copyOf(trust);
    }

    public String keyId() {
        return Identity.keyId(signingKey);
    }
}
