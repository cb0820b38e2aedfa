package org.keepwell.pharmacy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Home;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.wire.HttpsPost;
import org.keepwell.pharmacy.wire.Identity;
import org.keepwell.pharmacy.wire.Peer;
import org.keepwell.pharmacy.wire.Tls;
import org.springframework.stereotype.Component;

/** Who this home is to pharmacy networks: its keys, made when the first connection needs them. */
@Component
class OwnIdentity {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final Clock clock;
    private @Nullable Identity known;

    OwnIdentity(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    synchronized Identity identity() {
        var found = known;
        if (found == null) {
            found = Identity.of(home.keys(), "Keepwell", clock);
            known = found;
        }
        return found;
    }

    /** Reaches this peer and nobody else. */
    HttpsPost client(Connection connection) {
        var peer = connection.peer();
        return new HttpsPost(Tls.between(identity(), () -> List.of(peer)), PATIENCE, Script.MOST_BYTES);
    }

    SSLContext door(Supplier<List<Peer>> peers) {
        return Tls.between(identity(), peers);
    }
}
