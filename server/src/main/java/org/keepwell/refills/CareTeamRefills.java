package org.keepwell.refills;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.StepUp;
import org.keepwell.pharmacy.Answer;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/** What staff do with requests for medicines, each under the grant of an item in their queue. */
@Service
public class CareTeamRefills {

    private static final int WORDS_MAX = 2_000;

    /**
     * Which request, as the person saw it.
     *
     * @param version of the item
     * @param language the header of the request
     * @param zone where the clinic is
     * @param steppedUp the person has just shown their second factor again
     */
    public record Seen(Item item, int version, @Nullable String language, ZoneId zone, boolean steppedUp) {}

    private final Footing footing;
    private final Weighing weighing;
    private final RefillItems items;
    private final Orders orders;
    private final Prescribers prescribers;
    private final LooseEnds ends;

    CareTeamRefills(
            Footing footing,
            Weighing weighing,
            RefillItems items,
            Orders orders,
            Prescribers prescribers,
            LooseEnds ends) {
        this.footing = footing;
        this.weighing = weighing;
        this.items = items;
        this.orders = orders;
        this.prescribers = prescribers;
        this.ends = ends;
    }

    /**
     * Approves, and sends it: the message commits with the decision.
     *
     * @param words for the patient
     * @throws RuleBroken 403 {@code refill.PRESCRIBER_ONLY}; 409 as {@link Weighed#checkMayApprove} and the port say,
     *     {@code refill.DECIDED} or {@code queue.CHANGED}; 422 if the decision is not complete
     */
    public Item approve(Grant grant, Seen seen, Decision decision, @Nullable String words, AuditTrail trail) {
        var said = checked(words);
        var weighed = weigh(grant, seen);
        weighed.refill().checkUndecided();
        weighed.checkMayApprove(grant.actor().role(), decision);
        var chosen = weighed.choosing(decision);
        chosen.checkMayApprove(grant.actor().role(), decision);
        return approve(grant, seen, chosen, new Yes(decision, said), trail);
    }

    /** Approves what the proposal says, and only what a protocol allows; whoever asks for it. As above otherwise. */
    public Item approveByProtocol(Grant grant, Seen seen, AuditTrail trail) {
        var weighed = weigh(grant, seen);
        weighed.refill().checkUndecided();
        var check = weighed.check();
        var decision = check == null
                ? weighed.proposal()
                : weighed.proposal().withRefills(Math.min(weighed.proposal().refills(), check.maxRefills()));
        weighed.checkMayApprove(grant.actor().role(), decision);
        weighed.checkProtocol(decision);
        return approve(grant, seen, weighed, new Yes(decision, null), trail);
    }

    /**
     * @param words for the patient; needed where no reason fits
     * @throws RuleBroken as {@link Weighed#checkMayDecline}; 422 {@code refill.SAY_WHY}
     */
    public Item deny(Grant grant, Seen seen, DenialReason reason, @Nullable String words, AuditTrail trail) {
        var said = checked(words);
        if (reason == DenialReason.OTHER && said == null) {
            throw new RuleBroken(422, "refill.SAY_WHY", "words");
        }
        var weighed = weigh(grant, seen);
        weighed.checkMayDecline(grant.actor().role());
        return decide(grant, seen, trail, Step.What.DENIED, refill -> {
            var after = refill.denied(now(), grant.actor().id(), reason, said);
            orders.deny(grant, refill, Answer.DENIED, reason.toPharmacy());
            return after;
        });
    }

    /** The patient has to come first; whoever asked may still be given it after. @throws RuleBroken as {@link #deny} */
    public Item needsVisit(Grant grant, Seen seen, @Nullable String words, AuditTrail trail) {
        var said = checked(words);
        var weighed = weigh(grant, seen);
        weighed.checkMayDecline(grant.actor().role());
        return decide(grant, seen, trail, Step.What.NEEDS_VISIT, refill -> {
            var after = refill.needsVisit(now(), grant.actor().id(), said);
            orders.deny(grant, refill, Answer.DENIED, org.keepwell.pharmacy.DenialReason.NEEDS_VISIT);
            return after;
        });
    }

    /**
     * It is printed here, or was done elsewhere.
     *
     * @param decision what is printed here; null if it was done elsewhere
     * @throws RuleBroken 403 unless the actor is a physician; {@code session.STEP_UP} for a controlled substance, unless the
     *     second factor was shown just now
     */
    public Item onPaper(Grant grant, Seen seen, @Nullable String words, @Nullable Decision decision, AuditTrail trail) {
        if (grant.actor().role() != Role.PHYSICIAN) {
            throw new RuleBroken(403, "refill.PRESCRIBER_ONLY");
        }
        var said = checked(words);
        var open = weigh(grant, seen);
        var weighed = decision == null ? open : open.choosing(decision);
        if ((decision == null ? open.mayBeControlled() : weighed.controlled()) && !seen.steppedUp()) {
            throw StepUp.missing();
        }
        if (decision != null) {
            decision.checkedQuantity();
        }
        boolean changed = decision != null && decision.differsFrom(weighed.proposal());
        return decide(grant, seen, trail, Step.What.ON_PAPER, refill -> {
            var outcome = decision == null
                    ? Outcome.of(said)
                    : new Outcome(said, decision, weighed.proposal(), weighed.instead());
            var after = refill.onPaper(now(), grant.actor().id(), outcome, changed);
            orders.deny(grant, refill, Answer.DENIED_NEW_TO_FOLLOW, null);
            ends.giveWayToPaper(grant, refill);
            return after;
        });
    }

    /** @param words for the patient */
    private record Yes(Decision decision, @Nullable String words) {}

    private Item approve(Grant grant, Seen seen, Weighed weighed, Yes yes, AuditTrail trail) {
        var decision = yes.decision();
        decision.checkedQuantity();
        var before = weighed.medicine() == null ? null : weighed.medicine().prescriber();
        var prescriber = prescribers.of(grant, before, weighed.signer());
        var now = now();
        var approval = new Orders.Approval(
                weighed, decision, prescriber, now.atZone(seen.zone()).toLocalDate());
        boolean changed = decision.differsFrom(weighed.proposal());
        return decide(grant, seen, trail, changed ? Step.What.APPROVED_CHANGED : Step.What.APPROVED, refill -> {
            refill.checkUndecided();
            var sent = orders.send(grant, refill, approval);
            var outcome = new Outcome(yes.words(), decision, weighed.proposal(), weighed.instead());
            var after = refill.approved(now, grant.actor().id(), outcome, changed, sent);
            ends.note(grant, after);
            return after;
        });
    }

    private interface Move {
        Refill of(Refill refill);
    }

    /** The request is held first, then the item: always in this order, as the patient's side does. */
    private Item decide(Grant grant, Seen seen, AuditTrail trail, Step.What what, Move move) {
        var id = seen.item().subject();
        return footing.transaction().in(grant, () -> {
            PatientCipher cipher = footing.cipher(grant);
            var refill = footing.requests().hold(grant, id, cipher).orElseThrow(NotVisible::new);
            refill.checkUndecided();
            var item = items.hold(grant, id, seen.version());
            if (what != Step.What.APPROVED && what != Step.What.APPROVED_CHANGED) {
                ends.checkToldOrConnected(grant, refill);
            }
            ends.callBackAll(grant, refill); // before another is sent, and whatever is decided
            var after = move.of(refill);
            footing.requests().save(grant, after, cipher);
            if (!after.state().isUnderWay()) {
                ends.comeBack(grant, after).forEach(one -> items.waitsAgain(grant, one));
            }
            var done = items.answered(grant, item, what, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            if (!after.change()
                    || after.state() != RefillState.DENIED) { // of a change that was not made, nothing is told
                footing.tell(grant, after);
            }
            return done;
        });
    }

    /** As exact as it is kept. */
    private Instant now() {
        return footing.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Weighed weigh(Grant grant, Seen seen) {
        return weighing.of(grant, seen);
    }

    private static @Nullable String checked(@Nullable String words) {
        var text = words == null ? "" : words.strip();
        if (text.codePointCount(0, text.length()) > WORDS_MAX) {
            throw new RuleBroken(422, "refill.WORDS_TOO_LONG", "words");
        }
        return text.isEmpty() ? null : text;
    }
}
