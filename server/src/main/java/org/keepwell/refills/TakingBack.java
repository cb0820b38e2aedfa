package org.keepwell.refills;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.DenialReason;
import org.springframework.stereotype.Service;

/** A patient, or whoever stands in, does not want it any more: what a pharmacy has of it must not be filled. */
@Service
class TakingBack {

    /** As a pharmacist reads it. */
    private static final PharmacyRequests.Response NO_LONGER_ASKED = PharmacyRequests.Response.denied(
            Answer.DENIED, DenialReason.NOT_APPROPRIATE, "The patient does not ask for it any more.");

    private final Footing footing;
    private final RefillItems items;
    private final LooseEnds ends;
    private final Telephone telephone;
    private final PharmacyRequests asked;

    TakingBack(Footing footing, RefillItems items, LooseEnds ends, Telephone telephone, PharmacyRequests asked) {
        this.footing = footing;
        this.items = items;
        this.ends = ends;
        this.telephone = telephone;
        this.asked = asked;
    }

    /** @throws RuleBroken 409 if it was decided meanwhile; @throws NotVisible if there is no such request */
    void withdraw(Grant grant, UUID id, AuditTrail trail) {
        footing.transaction().run(grant, () -> {
            var cipher = footing.cipher(grant);
            var before = footing.requests()
                    .hold(grant, id, cipher)
                    .filter(refill -> !refill.change()) // the pharmacy's, and not the patient's to take back
                    .orElseThrow(NotVisible::new);
            var withdrawn =
                    before.withdrawn(footing.clock().instant(), grant.actor().id());
            var after = ends.isConnected(grant)
                    ? tellPharmacies(grant, before, withdrawn)
                    : leaveToStaff(grant, before, withdrawn);
            footing.requests().save(grant, after, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            footing.tell(grant, after);
        });
    }

    private Refill tellPharmacies(Grant grant, Refill before, Refill withdrawn) {
        ends.callBackAll(grant, before);
        asked.refuse(grant, before, NO_LONGER_ASKED);
        items.drop(grant, withdrawn);
        return withdrawn;
    }

    /** Nothing can be sent: what a pharmacy has to hear is work for staff, who call it. */
    private Refill leaveToStaff(Grant grant, Refill before, Refill withdrawn) {
        ends.note(grant, before);
        var call = telephone.call(grant, before);
        if (!call.isNeeded()) {
            items.drop(grant, withdrawn);
            return withdrawn;
        }
        telephone.leave(grant, call);
        items.waitsAgain(grant, withdrawn);
        return call.orders().isEmpty() ? withdrawn : withdrawn.leftOut();
    }
}
