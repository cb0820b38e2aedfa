package org.keepwell.refills;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.springframework.stereotype.Service;

/** Requests for medicines as staff read them, each under the grant of an item in their queue. */
@Service
public class RefillReading {

    private final Footing footing;
    private final Weighing weighing;
    private final RefillPeople people;
    private final LooseEnds ends;

    RefillReading(Footing footing, Weighing weighing, RefillPeople people, LooseEnds ends) {
        this.footing = footing;
        this.weighing = weighing;
        this.people = people;
        this.ends = ends;
    }

    /** @throws NotVisible if there is no such request */
    public RefillItem read(Grant grant, CareTeamRefills.Seen seen) {
        var weighed = weighing.of(grant, seen);
        var refill = weighed.refill();
        var whyNot = refill.state().isUndecided()
                ? weighed.whyNot(grant.actor().role()).orElse(null)
                : null;
        var medicine = weighed.medicine();
        var sent = refill.sent();
        var pharmacy = people.pharmacy(grant, refill);
        var atPharmacies = ends.atPharmacies(grant, refill);
        return new RefillItem(
                refill.id(),
                refill.state(),
                new RefillItem.MedicineView(
                        weighed.name(),
                        medicine == null ? null : medicine.sent(),
                        medicine == null ? null : medicine.dosage(),
                        medicine == null ? null : medicine.rxNorm()),
                refill.said().note(),
                refill.askedAt(),
                people.askedBy(grant, refill),
                refill.forPatient(),
                weighed.early(),
                weighed.controlled(),
                refill.renewal() != null,
                weighed.pharmacyAsked(),
                weighed.changeAsked(),
                pharmacy,
                weighed.facts(),
                // a pharmacy that is closed for good is not proposed: another one must be chosen
                pharmacy != null && pharmacy.closedForGood()
                        ? weighed.proposal().withPharmacy(null)
                        : weighed.proposal(),
                weighed.check(),
                refill.state().isUndecided() && whyNot == null,
                refill.state().isUndecided() && weighed.mayDecline(grant.actor().role()),
                whyNot,
                sent == null ? null : sent.pharmacyState(),
                refill.printable() != null,
                refill.mayCallBack() && weighed.mayDecline(grant.actor().role()),
                weighed.mayDecline(grant.actor().role()) && atPharmacies.mayCall(),
                atPharmacies.orders().stream()
                        .map(one -> new RefillItem.OrderLine(
                                one.order().order(),
                                one.order().sentAt(),
                                one.order().state(),
                                refill.isLast(one.order().order()),
                                one.toCall(),
                                people.pharmacy(grant, one.pharmacy())))
                        .toList(),
                footing.transaction()
                        .in(grant, () -> footing.questions().of(grant, refill.id()))
                        .map(QuestionRepository.Question::at)
                        .orElse(null));
    }

    /** What it is called in a row of the queue. */
    public String title(Grant grant, UUID id) {
        return footing.transaction()
                .in(
                        grant,
                        () -> footing.requests()
                                .find(grant, id, footing.cipher(grant))
                                .map(refill -> refill.said().medicine())
                                .orElseThrow(NotVisible::new));
    }

    /** @throws RuleBroken 409 if nobody has decided: an item that was closed would leave the patient without an answer */
    public void checkMayClose(Grant grant, UUID id) {
        var state = footing.transaction()
                .in(
                        grant,
                        () -> footing.requests()
                                .find(grant, id, footing.cipher(grant))
                                .map(Refill::state)
                                .orElseThrow(NotVisible::new));
        if (state == RefillState.SENT) {
            throw new RuleBroken(409, "refill.UNDECIDED");
        }
    }
}
