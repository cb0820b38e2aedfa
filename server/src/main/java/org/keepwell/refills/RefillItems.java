package org.keepwell.refills;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** The item of a request on the board of those who decide it; inside a sealed transaction about the patient. */
@Component
class RefillItems {

    private final Worklist worklist;
    private final RefillBoards boards;
    private final Patients patients;
    private final AnswerTimes times;
    private final Steps steps;

    RefillItems(Worklist worklist, RefillBoards boards, Patients patients, AnswerTimes times, Steps steps) {
        this.worklist = worklist;
        this.boards = boards;
        this.patients = patients;
        this.times = times;
        this.steps = steps;
    }

    /** Where requests for medicines go, if anybody is there. @param site as {@link RefillBoards#of} */
    Optional<Board> board(Grant grant, @Nullable UUID site) {
        return boards.of(grant, site);
    }

    /** As {@link RefillBoards#forPharmacy}. */
    Board boardForPharmacy(Grant grant) {
        return boards.forPharmacy(grant);
    }

    void put(Grant grant, Refill refill, Board board, PatientCipher cipher) {
        var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
        var line = new ItemLine(refill.said().medicine(), ItemLine.initials(card.name()), card.birthYear());
        worklist.put(
                grant,
                new Worklist.New(Item.Kind.REFILL, Topic.MEDICINE, refill.id(), board, null, false, false, line),
                cipher);
    }

    /** The item is there for somebody to look again, as another version: whoever looked before decides on an old picture. */
    void waitsAgain(Grant grant, Refill refill) {
        worklist.of(grant, Item.Kind.REFILL, refill.id())
                .ifPresent(item -> worklist.waitsAgain(grant, item, boards.goesOn(grant, item), false));
    }

    /** As above for one that is done, and has to be looked at again; one that asks for a visit stays as it is. */
    void waitsAgainIfDone(Grant grant, Item item, Refill refill) {
        if (item.doneAt() != null && refill.state() != RefillState.NEEDS_VISIT) {
            waitsAgain(grant, refill);
        }
    }

    /** Nothing is left to decide: the patient does not want it any more, or the pharmacy has filled it after all. */
    void drop(Grant grant, Refill refill) {
        worklist.of(grant, Item.Kind.REFILL, refill.id())
                .filter(item -> item.doneAt() == null)
                .ifPresent(item -> worklist.close(grant, item, item.version(), Item.Ending.HANDLED_OTHERWISE));
    }

    /** The item, held. @throws RuleBroken 409 if it is not as the person saw it */
    Item hold(Grant grant, UUID refill, int version) {
        var item = hold(grant, refill);
        if (item.version() != version) {
            throw new RuleBroken(409, "queue.CHANGED");
        }
        return item;
    }

    /** As above, as whatever it is now. */
    Item hold(Grant grant, UUID refill) {
        return worklist.of(grant, Item.Kind.REFILL, refill).orElseThrow(NotVisible::new);
    }

    /** Decided: the patient waits no more. */
    Item answered(Grant grant, Item item, Step.What what, PatientCipher cipher) {
        noted(grant, item, what, cipher);
        if (!item.answered()) {
            times.add(grant, item, item.waitingSince());
        }
        return worklist.answered(grant, item, grant.actor().id());
    }

    /** Something was done about it that leaves it where it is. @return the item, of another version */
    Item marked(Grant grant, Item item, Step.What what, PatientCipher cipher) {
        noted(grant, item, what, cipher);
        return worklist.mark(grant, item, item.version());
    }

    /** A line in the item's history. */
    void noted(Grant grant, Item item, Step.What what, PatientCipher cipher) {
        steps.add(grant, item, Steps.Done.of(what), cipher);
    }
}
