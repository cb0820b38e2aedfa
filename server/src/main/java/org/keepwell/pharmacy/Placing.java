package org.keepwell.pharmacy;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.stereotype.Component;

/** Puts a message that waited in quarantine where it belongs: what it changes and the end of its waiting commit together. */
@Component
class Placing {

    /** What became of an attempt to place what was held. */
    enum Placed {
        DONE,
        /** Nobody knows whose it is. */
        NOBODY_KNOWS,
        /** It is known to be somebody else's. */
        OF_ANOTHER,
        /** It tells of an order, or answers a message, and that patient has no such one. */
        NOTHING_OF_THEIRS,
        /** Not there, or somebody was faster. */
        GONE
    }

    private final Whose whose;
    private final Taking taking;
    private final Waiting waiting;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;

    Placing(
            Whose whose,
            Taking taking,
            Waiting waiting,
            PharmacyGrants grants,
            SealedTransaction transaction,
            Audit audit) {
        this.whose = whose;
        this.taking = taking;
        this.waiting = waiting;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Places what was held, now that it is known whose it is.
     *
     * @param named whom a person named; null to go by what the message says
     */
    Placed place(Connection from, Quarantine.Held held, @Nullable PatientId named, @Nullable Grant console) {
        var body = waiting.open(from.tenant(), held);
        var message = Script.read(body);
        var found = whose.match(from, message);
        var patient = named == null ? found.patient() : named;
        if (patient == null) {
            return Placed.NOBODY_KNOWS;
        }
        if (found.patient() != null && !found.patient().equals(patient)) {
            return Placed.OF_ANOTHER;
        }
        var match = found.patient() == null ? whose.of(from, message, patient) : found;
        boolean says = message.kind().isAnswer()
                ? match.answered() != null
                : message.kind() != Kind.FILL || match.order() != null;
        if (!says) {
            return Placed.NOTHING_OF_THEIRS;
        }
        var grant = console == null ? grants.take(from, patient) : console;
        return transaction.in(grant, () -> {
            if (!waiting.end(from, held, message.header(), patient)) {
                return Placed.GONE;
            }
            taking.apply(grant, from, message, body, match);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(held.id()));
            return Placed.DONE;
        });
    }

    /** What it says, for a person who has to know whose it is. Not inside a transaction. */
    HeldMessage read(TenantId tenant, Quarantine.Held held) {
        ScriptMessage message = Script.read(waiting.open(tenant, held));
        return HeldMessage.of(held, message, whose.isAboutOurs(tenant, message));
    }
}
