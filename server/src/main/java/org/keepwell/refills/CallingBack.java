package org.keepwell.refills;

import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/** What staff do so that a pharmacy does not fill what was sent: over the network, or by telephone. */
@Service
public class CallingBack {

    private final Footing footing;
    private final Weighing weighing;
    private final RefillItems items;
    private final LooseEnds ends;
    private final Telephone telephone;

    CallingBack(Footing footing, Weighing weighing, RefillItems items, LooseEnds ends, Telephone telephone) {
        this.footing = footing;
        this.weighing = weighing;
        this.items = items;
        this.ends = ends;
        this.telephone = telephone;
    }

    /**
     * Asks the pharmacy not to fill what was sent. What it answers comes later, and the item comes back with it.
     *
     * @throws RuleBroken as {@link Weighed#checkMayDecline}; 409 {@code refill.NOT_SENT} if no pharmacy has it
     */
    public Item callBack(Grant grant, CareTeamRefills.Seen seen, AuditTrail trail) {
        weighing.of(grant, seen).checkMayDecline(grant.actor().role());
        var id = seen.item().subject();
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            var refill = footing.requests().hold(grant, id, cipher).orElseThrow(NotVisible::new);
            var item = items.hold(grant, id, seen.version());
            var sent = refill.sent();
            if (sent == null || !refill.mayCallBack()) {
                throw new RuleBroken(409, "refill.NOT_SENT");
            }
            ends.checkToldOrConnected(grant, refill);
            ends.callBack(grant, sent.order());
            var after = refill.callingBack();
            footing.requests().save(grant, after, cipher);
            var marked = items.marked(grant, item, Step.What.CALLED_BACK, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            footing.tell(grant, after);
            return marked;
        });
    }

    /**
     * Notes what the pharmacies that could not be told otherwise said on the telephone. What is called back so is decided
     * again; of what was filled the item stays, because somebody has to tell the patient.
     *
     * @throws RuleBroken as {@link Weighed#checkMayDecline}; 409 {@code refill.NO_CALL} if there is nothing to call about
     */
    public Item called(Grant grant, CareTeamRefills.Seen seen, PharmacyCall said, AuditTrail trail) {
        weighing.of(grant, seen).checkMayDecline(grant.actor().role());
        var id = seen.item().subject();
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            var refill = footing.requests().hold(grant, id, cipher).orElseThrow(NotVisible::new);
            var item = items.hold(grant, id, seen.version());
            ends.note(grant, refill);
            var after = telephone.called(grant, refill, said);
            if (!after.equals(refill)) {
                footing.requests().save(grant, after, cipher);
                footing.tell(grant, after);
            }
            var marked = items.marked(grant, item, Step.What.PHARMACY_CALLED, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            if (telephone.leavesWork(grant, after)) {
                items.waitsAgainIfDone(grant, marked, after);
            } else {
                items.drop(grant, after);
            }
            return items.hold(grant, id);
        });
    }
}
