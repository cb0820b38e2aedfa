package org.keepwell.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;

/**
 * One line of the log: ids and numbers, never a name of a patient, a clinical word or free text.
 *
 * @param request ties the entries of one request together
 * @param subject the one item or account it was about, or null
 * @param count how many items it was about, 0 or more
 * @param digest SHA-256 over the ids where there are many (imports), or null
 */
public record AuditEntry(
        Actor actor,
        Act act,
        Relation relation,
        @Nullable PatientId patient,
        Outcome outcome,
        Reason reason,
        long request,
        @Nullable UUID subject,
        int count,
        byte @Nullable [] digest) {

    /** What the policy allowed, as it begins. */
    public static AuditEntry allowed(Grant grant, long request) {
        return new AuditEntry(
                grant.actor(),
                grant.act(),
                grant.relation(),
                grant.patientOrNull(),
                Outcome.ALLOWED,
                Reason.NONE,
                request,
                null,
                1,
                null);
    }

    public static AuditEntry refused(
            Actor actor, Act act, Relation relation, @Nullable PatientId patient, Reason reason, long request) {
        return new AuditEntry(actor, act, relation, patient, Outcome.REFUSED, reason, request, null, 1, null);
    }

    public AuditEntry about(@Nullable UUID subject) {
        return new AuditEntry(actor, act, relation, patient, outcome, reason, request, subject, count, digest);
    }

    public AuditEntry counting(int items, byte @Nullable [] digestOfIds) {
        return new AuditEntry(actor, act, relation, patient, outcome, reason, request, subject, items, digestOfIds);
    }

    /** The same act, ended otherwise. */
    public AuditEntry ended(Outcome newOutcome, Reason newReason) {
        return new AuditEntry(actor, act, relation, patient, newOutcome, newReason, request, subject, count, digest);
    }

    int category() {
        var category = act.category();
        return category == null ? -1 : category.bit();
    }

    /** An entry as it is stored: with its moment, id, nonce and leaf hash. */
    record Stored(AuditEntry entry, Instant at, UUID id, byte[] nonce, byte[] leaf) {}
}
