package org.keepwell.pharmacy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.pharmacy.wire.HttpsPost;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries what is due to its network, and notes what was said. May stop between any two steps: the bytes and their number
 * stay the same, and the receiver takes each number once.
 */
@Component
class OutboxPump {

    static final Duration LEASE = Duration.ofSeconds(90);
    static final Duration GIVE_UP = Duration.ofHours(24);
    static final String GAVE_UP = "GAVE_UP";
    static final String NOT_CONNECTED = "NOT_CONNECTED";
    static final String TYPE = "application/xml; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);
    private static final int AT_ONCE = 8;
    private static final int LEAST_TRIES = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Outbox outbox;
    private final Connections connections;
    private final OwnIdentity own;
    private final Taking taking;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Audit audit;
    private final Clock clock;

    /** Nine parts, over the house's six: it stands between the database, the wire and the log. */
    OutboxPump(
            Outbox outbox,
            Connections connections,
            OwnIdentity own,
            Taking taking,
            PharmacyGrants grants,
            SealedTransaction transaction,
            PatientKeys keys,
            Audit audit,
            Clock clock) {
        this.outbox = outbox;
        this.connections = connections;
        this.own = own;
        this.taking = taking;
        this.grants = grants;
        this.transaction = transaction;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends what is due over this connection. @return how many were tried */
    int round(Connection connection) {
        if (connections.refusal(connection).isPresent()) {
            return 0; // they stay queued; who switched it on is told at the start and by the command
        }
        var carry = grants.carry(connection.tenant());
        var now = clock.instant();
        var due = transaction.in(carry, () -> outbox.claim(carry, now, now.plus(LEASE), AT_ONCE));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // a slow one must not make the others wait
            due.forEach(row -> threads.execute(() -> tried(connection, row)));
        }
        return due.size();
    }

    /**
     * Ends what waited for a day while nothing may be sent: the connection is off, or its papers ended. Else the patient
     * would read that it is on its way, and nobody would know. @return how many
     */
    int giveUp(TenantId tenant) {
        if (connections
                .on(tenant)
                .filter(one -> connections.refusal(one).isEmpty())
                .isPresent()) {
            return 0;
        }
        var carry = grants.carry(tenant);
        var now = clock.instant();
        var old = transaction.in(carry, () -> outbox.waitingSince(carry, now.minus(GIVE_UP), now, AT_ONCE));
        old.forEach(row -> {
            connections.alert(tenant, row.connection(), "a message was given up: for a day nothing could be sent");
            endStuck(grants.send(tenant, row.patient()), row, NOT_CONNECTED);
        });
        return old.size();
    }

    private void tried(Connection connection, Outgoing row) {
        try {
            one(connection, row);
        } catch (RuntimeException e) { // its lease ends, and it is tried again
            LOG.error(
                    "a message to a pharmacy was not carried: {}", e.getClass().getSimpleName(), e);
            if (isTriedEnough(row)) {
                connections.alert(connection, "a message was given up: each try ended in a fault of the program");
                endStuck(grants.send(connection.tenant(), row.patient()), row, GAVE_UP);
            }
        }
    }

    private void one(Connection connection, Outgoing row) {
        var grant = grants.send(connection.tenant(), row.patient());
        if (!row.connection().equals(connection.name())) {
            end(grant, row, "CONNECTION_GONE");
            return;
        }
        var body = opened(grant, connection, row);
        if (body == null) {
            return;
        }
        try {
            settle(grant, connection, row, post(connection, row, body));
        } catch (IOException e) {
            later(grant, connection, row, "UNREACHABLE");
        }
    }

    /** @return null if it never can be sent: it is ended, and not tried again for ever */
    private byte @Nullable [] opened(Grant grant, Connection connection, Outgoing row) {
        var cipher = transaction.in(grant, () -> keys.find(grant)).orElse(null);
        if (cipher == null) {
            connections.alert(connection, "a message was given up: its patient's key is gone");
            endUnheard(grant, row, "KEY_GONE");
            return null;
        }
        try {
            var body = cipher.open(row.sealed(), Outgoing.place(row.id()));
            Sending.refuseControlled(Script.read(body).content()); // whatever wrote this row
            return body;
        } catch (ControlledSubstance e) {
            connections.alert(connection, "a controlled substance was kept from being sent");
            endStuck(grant, row, "CONTROLLED");
        } catch (VaultException | ScriptRefused e) {
            connections.alert(connection, "a message was given up: it cannot be read any more");
            endStuck(grant, row, "UNREADABLE");
        }
        return null;
    }

    /** @return the network's answer; null if it is none that can be believed */
    private @Nullable ScriptMessage post(Connection connection, Outgoing row, byte[] body) throws IOException {
        var signature = Signature.of(own.identity(), clock.instant(), body, null);
        var answer = own.client(connection).send(connection.target(), TYPE, Map.of(Signature.HEADER, signature), body);
        if (answer.status() != 200) {
            throw new IOException("answered " + answer.status());
        }
        var signed = Signature.parse(answer.header(Signature.HEADER))
                .filter(sign -> sign.isGood(connection.peer().signingKey(), clock.instant(), answer.body(), body));
        if (signed.isEmpty()) {
            connections.alert(connection, "an answer had no good signature");
            return null;
        }
        return understood(row, answer).orElse(null);
    }

    private static Optional<ScriptMessage> understood(Outgoing row, HttpsPost.Answer answer) {
        try {
            var message = Script.read(answer.body());
            boolean ours = row.message().text().equals(message.header().relatesTo());
            boolean kind =
                    message.kind() == Kind.STATUS || message.kind() == Kind.ERROR || message.kind() == Kind.VERIFY;
            return ours && kind ? Optional.of(message) : Optional.empty();
        } catch (ScriptRefused e) {
            return Optional.empty();
        }
    }

    private void settle(Grant grant, Connection connection, Outgoing row, @Nullable ScriptMessage answer) {
        if (answer == null) {
            later(grant, connection, row, "BAD_ANSWER");
            return;
        }
        if (answer.kind() == Kind.ERROR) {
            var code = Taking.code(answer);
            if (code.startsWith("60")) { // SCRIPT: communication problems, try again later
                later(grant, connection, row, code);
            } else {
                end(grant, row, code);
            }
            return;
        }
        transaction.run(grant, () -> {
            var from = new Outgoing.State[] {Outgoing.State.QUEUED, Outgoing.State.SENDING};
            if (outbox.move(grant, row, Outgoing.State.SENT, null, clock.instant(), from)) {
                audit.append(entry(grant, row, Outcome.ALLOWED, Reason.NONE));
                taking.confirmed(grant, row, PharmacyNews.Confirmed.By.NETWORK);
            }
        });
    }

    private void later(Grant grant, Connection connection, Outgoing row, String error) {
        var now = clock.instant();
        if (isTriedEnough(row)) {
            connections.alert(connection, "a message was given up after a day of tries");
            end(grant, row, GAVE_UP);
            return;
        }
        transaction.run(grant, () -> outbox.again(grant, row, now.plus(pause(row.tries())), error));
    }

    /** A day after it was queued, and three tries: one that waited for new papers is not given up at the first. */
    private boolean isTriedEnough(Outgoing row) {
        return row.tries() >= LEAST_TRIES
                && !clock.instant().isBefore(row.queuedAt().plus(GIVE_UP));
    }

    /** Also where whoever listens fails: a row that cannot be ended would be tried for ever. */
    private void endStuck(Grant grant, Outgoing row, String error) {
        try {
            end(grant, row, error);
        } catch (RuntimeException e) {
            LOG.error(
                    "nobody could be told that a message failed: {}",
                    e.getClass().getSimpleName(),
                    e);
            endUnheard(grant, row, error);
        }
    }

    private void endUnheard(Grant grant, Outgoing row, String error) {
        var from = new Outgoing.State[] {Outgoing.State.QUEUED, Outgoing.State.SENDING};
        transaction.run(grant, () -> {
            outbox.move(grant, row, Outgoing.State.FAILED, error, clock.instant(), from);
            audit.append(entry(grant, row, Outcome.FAILED, Reason.ERROR));
        });
    }

    private void end(Grant grant, Outgoing row, String error) {
        transaction.run(grant, () -> {
            taking.failed(grant, row, error);
            audit.append(entry(grant, row, Outcome.FAILED, Reason.ERROR));
        });
    }

    private AuditEntry entry(Grant grant, Outgoing row, Outcome outcome, Reason reason) {
        return AuditEntry.allowed(grant, audit.newRequest()).about(row.id()).ended(outcome, reason);
    }

    /** Doubles from 5 seconds to half an hour; between half and all of it, so that many do not come back at once. */
    static Duration pause(int tries) {
        var whole = SHORTEST.multipliedBy(1L << Math.clamp(tries - 1, 0, 10));
        long most = (whole.compareTo(LONGEST) > 0 ? LONGEST : whole).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
