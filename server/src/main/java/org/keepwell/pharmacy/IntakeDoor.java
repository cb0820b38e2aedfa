package org.keepwell.pharmacy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Relation;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditUnavailable;
import org.keepwell.audit.Reason;
import org.keepwell.home.Home;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.wire.HttpsDoor;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.pharmacy.wire.Peer;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.pharmacy.wire.Tls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where pharmacy networks bring their messages: a port of its own, so that a certificate is asked for at the handshake of
 * everybody who comes there and of nobody who comes elsewhere. Closed until a connection is switched on.
 */
@Component
class IntakeDoor {

    static final String PATH = "/hooks/pharmacy/script";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeDoor.class);
    private static final int PATIENCE_SECONDS = 2;

    private final ScriptIntake intake;
    private final Connections connections;
    private final OwnIdentity own;
    private final Audit audit;
    private final Home home;
    private final Clock clock;
    private final int port;
    private final String address;
    private volatile List<Peer> peers = List.of();
    private @Nullable HttpsDoor open;
    private boolean kept;

    /** @param port 0 for any that is free: enough for a sandbox, which is told */
    IntakeDoor(
            ScriptIntake intake,
            Connections connections,
            OwnIdentity own,
            Audit audit,
            Home home,
            Clock clock,
            @Value("${keepwell.pharmacy.port:0}") int port,
            @Value("${keepwell.pharmacy.address:127.0.0.1}") String address) {
        this.intake = intake;
        this.connections = connections;
        this.own = own;
        this.audit = audit;
        this.home = home;
        this.clock = clock;
        this.port = port;
        this.address = address;
    }

    /** Opens for the connections that are on, lets in their peers and no others, and closes when there is none. */
    synchronized void follow(List<Connection> on) {
        peers = on.stream().map(Connection::peer).toList();
        if (on.isEmpty() && !kept) {
            close();
        } else if (!on.isEmpty() && open == null) {
            reach();
        }
    }

    /** Keeps it open from now on, also while no connection is on yet, and says at which port. */
    synchronized int open() {
        kept = true;
        return reach();
    }

    private int reach() {
        var door = open;
        if (door == null) {
            door = HttpsDoor.open(inet(), port, own.door(() -> peers), true, Script.MOST_BYTES, this::answer);
            open = door;
        }
        return door.port();
    }

    /** Writes what the other side must know of us. */
    Path writeOffer(String party, String url) {
        var folder = PrivateFiles.folder(home.root().resolve("pharmacy"));
        var file = folder.resolve("keepwell.offer");
        Offer.of(own.identity(), party, url).write(file);
        return file;
    }

    synchronized void close() {
        var door = open;
        if (door != null) {
            door.close();
            open = null;
        }
    }

    private HttpsDoor.Reply answer(HttpsDoor.Request request) {
        try {
            return answered(request);
        } catch (RuntimeException e) {
            // nothing was taken, or its entry in the log is not durable: the sender tries again
            LOG.error("a message of a pharmacy was not taken: {}", e.getClass().getSimpleName(), e);
            return HttpsDoor.Reply.empty(503);
        }
    }

    private HttpsDoor.Reply answered(HttpsDoor.Request request) {
        if (!request.path().equals(PATH)) {
            return HttpsDoor.Reply.empty(404);
        }
        if (!request.method().equals("POST")) {
            return HttpsDoor.Reply.empty(405);
        }
        var from = connections.on().stream()
                .filter(connection -> Tls.isOf(connection.peer(), request.shown()))
                .findFirst();
        if (from.isEmpty()) {
            return HttpsDoor.Reply.empty(403);
        }
        var connection = from.get();
        if (connections.refusal(connection).isPresent()) {
            return HttpsDoor.Reply.empty(503);
        }
        var now = clock.instant();
        boolean good = Signature.parse(request.headers().get(Signature.HEADER))
                .filter(sign -> sign.isGood(connection.peer().signingKey(), now, request.body(), null))
                .isPresent();
        if (!good) {
            refuse(connection, Reason.FORGED_REQUEST, "a message had no good signature, or an old one");
            return HttpsDoor.Reply.empty(401);
        }
        return taken(connection, request.body());
    }

    private HttpsDoor.Reply taken(Connection connection, byte[] body) {
        var reply = intake.take(connection, body);
        if (reply.refused()) {
            refuse(
                    connection,
                    reply.suspicious() ? Reason.FORGED_REQUEST : Reason.BAD_INPUT,
                    reply.suspicious()
                            ? "two different messages came under one number"
                            : "a message broke a rule of SCRIPT and was refused");
        }
        var answer = reply.body();
        if (answer == null) {
            return HttpsDoor.Reply.empty(400);
        }
        var signature = Signature.of(own.identity(), clock.instant(), answer, body);
        return new HttpsDoor.Reply(200, OutboxPump.TYPE, Map.of(Signature.HEADER, signature), answer);
    }

    /** Written to the log before the answer leaves, and shown to whoever keeps the connections. */
    private void refuse(Connection connection, Reason reason, String words) {
        var entry = AuditEntry.refused(
                PharmacyGrants.sender(connection), Act.TAKE_SCRIPT, Relation.NONE, null, reason, audit.newRequest());
        try {
            audit.submit(entry).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AuditUnavailable("an entry is not durable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailable("interrupted", e);
        }
        connections.alert(connection, words);
    }

    private InetAddress inet() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new StartRefused("keepwell.pharmacy.address is not an address of this machine: " + address, e);
        }
    }
}
