package org.keepwell.audit;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the log, in two ways. A change appends its entry in its own transaction, so both commit or neither. A read, a
 * refusal or a sign-in submits its entry to the batched writer, and its answer waits for the commit.
 */
@Component
public class Audit {

    private static final String APPEND = """
            select audit.append(:at, :actor, :id, :patient::uuid, :session::uuid, :subject::uuid, :request, :tenant, :count,
                :principal, :role, :relation, :act, :category, :outcome, :reason, :nonce, :leaf, :name::text, :digest::bytea)
            """;

    private final AuditWriter writer;
    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Audit(AuditWriter writer, JdbcClient db, Clock clock) {
        this.writer = writer;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Hands the entry to the writer.
     *
     * @return done when the entry is durable; fails if it cannot be written, and then no answer may leave
     */
    public CompletableFuture<Void> submit(AuditEntry entry) {
        return writer.submit(stored(entry));
    }

    /**
     * Appends the entry to the running transaction.
     *
     * @throws IllegalStateException outside a transaction: the change would not be tied to its entry
     */
    public void append(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change is audited in its own transaction");
        }
        var stored = stored(entry);
        var actor = entry.actor();
        var role = actor.role();
        var patient = entry.patient();
        db.sql(APPEND)
                .param("at", Timestamp.from(stored.at()))
                .param("actor", actor.id())
                .param("id", stored.id())
                .param("patient", patient == null ? null : patient.value())
                .param("session", actor.session())
                .param("subject", entry.subject())
                .param("request", entry.request())
                .param("tenant", actor.tenant().value())
                .param("count", entry.count())
                .param("principal", actor.principal().code())
                .param("role", role == null ? 0 : role.code())
                .param("relation", entry.relation().code())
                .param("act", entry.act().code())
                .param("category", entry.category())
                .param("outcome", entry.outcome().code())
                .param("reason", entry.reason().code())
                .param("nonce", stored.nonce())
                .param("leaf", stored.leaf())
                .param("name", actor.name())
                .param("digest", entry.digest())
                .query((row, n) -> 0)
                .single();
    }

    /** A number that ties the entries of one request or console command together. */
    public long newRequest() {
        return random.nextLong();
    }

    private AuditEntry.Stored stored(AuditEntry entry) {
        var at = AuditForm.storable(clock.instant());
        var nonce = new byte[16];
        random.nextBytes(nonce);
        var id = timeOrdered(at.toEpochMilli());
        return new AuditEntry.Stored(entry, at, id, nonce, AuditForm.leaf(AuditForm.of(entry, at, id, nonce)));
    }

    /** UUID version 7 (RFC 9562): the index grows at its end. */
    private UUID timeOrdered(long millis) {
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
