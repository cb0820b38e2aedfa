package org.keepwell.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The entries of one request. Its answer leaves only when all of them are durable. */
public final class AuditTrail {

    /** security.md 4.1: an answer waits this long and no longer. */
    private static final long PATIENCE_SECONDS = 2;

    private final Audit audit;
    private final long request;
    private final List<CompletableFuture<Void>> entries = new ArrayList<>();
    private boolean refused;

    public AuditTrail(Audit audit) {
        this.audit = audit;
        this.request = audit.newRequest();
    }

    /** Ties the entries of this request together. */
    public long request() {
        return request;
    }

    /** Begins an entry; the work may go on while it is written. */
    public void submit(AuditEntry entry) {
        refused |= entry.outcome() != Outcome.ALLOWED;
        entries.add(audit.submit(entry));
    }

    /** An entry that committed with its change counts too. */
    public void append(AuditEntry entry) {
        audit.append(entry);
        entries.add(CompletableFuture.completedFuture(null));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether a refusal or failure is among the entries. */
    public boolean tellsOfRefusal() {
        return refused;
    }

    /** @throws AuditUnavailable if any entry is not durable in time */
    public void await() {
        try {
            CompletableFuture.allOf(entries.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AuditUnavailable("an entry is not durable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailable("interrupted", e);
        }
    }
}
