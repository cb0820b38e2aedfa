package org.keepwell.pharmacy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.keepwell.pharmacy.wire.Peer;
import org.keepwell.pharmacy.wire.Pem;
import org.keepwell.pharmacy.wire.Target;

/**
 * The way messages go.
 *
 * @param ownParty what we are called in From
 * @param vendor whose register entry lets a live one be switched on
 * @param trust certificate or authority, PEM
 * @param mrnSystem the system of the record numbers that pharmacies send back, or null where none is to be believed
 */
record Connection(
        TenantId tenant,
        String name,
        Kind kind,
        String url,
        String ownParty,
        ScriptVersion version,
        @Nullable String vendor,
        String trust,
        boolean byAuthority,
        String signingKey,
        @Nullable String mrnSystem,
        boolean on) {

    /** The number is stored: append, never renumber. */
    enum Kind {
        SANDBOX(1),
        LIVE(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            return code == SANDBOX.code ? SANDBOX : LIVE;
        }
    }

    Peer peer() {
        return new Peer(name, Pem.certificates(trust), byAuthority, Pem.signingKey(signingKey));
    }

    Target target() {
        return new Target(URI.create(url), kind == Kind.LIVE);
    }
}
