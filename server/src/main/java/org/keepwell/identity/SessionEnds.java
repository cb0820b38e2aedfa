package org.keepwell.identity;

import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Ending sessions, each end with its entry in the same transaction. */
@Component
class SessionEnds {

    private final Sessions sessions;
    private final SealedTransaction transaction;
    private final Access access;

    SessionEnds(Sessions sessions, SealedTransaction transaction, Access access) {
        this.sessions = sessions;
        this.transaction = transaction;
        this.access = access;
    }

    /** Ends one of the account's own sessions. @return false if it has none with this id */
    boolean own(OpenSession by, UUID id, Act act, AuditTrail trail) {
        var own = access.own(by.actor(), act);
        return transaction.in(own, () -> {
            boolean ended = sessions.end(own, id);
            if (ended) {
                trail.append(AuditEntry.allowed(own, trail.request()).about(id));
            }
            return ended;
        });
    }

    /** Ends all of the account's sessions but the one that asks. */
    void others(OpenSession by, AuditTrail trail) {
        var own = access.own(by.actor(), Act.MANAGE_OWN_SESSIONS);
        transaction.run(own, () -> {
            int ended = sessions.endOthers(own, by.id());
            trail.append(AuditEntry.allowed(own, trail.request()).counting(ended, null));
        });
    }
}
