package org.keepwell.refills;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** The item of what a patient told together; inside a sealed transaction about the patient. */
@Component
class StatementItems {

    private static final int TITLE_MAX = 120;

    private final Worklist worklist;
    private final RefillItems items;
    private final Patients patients;

    StatementItems(Worklist worklist, RefillItems items, Patients patients) {
        this.worklist = worklist;
        this.items = items;
        this.patients = patients;
    }

    /** @throws RuleBroken 409 if nobody is there to read it */
    Board board(Grant grant) {
        return items.board(grant, null).orElseThrow(() -> new RuleBroken(409, "refill.NOBODY_ANSWERS"));
    }

    void put(Grant grant, UUID batch, List<Statement> told, Board board, PatientCipher cipher) {
        var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
        var line = new ItemLine(title(told), ItemLine.initials(card.name()), card.birthYear());
        worklist.put(
                grant,
                new Worklist.New(Item.Kind.STATEMENT, Topic.MEDICINE, batch, board, null, false, false, line),
                cipher);
    }

    /** What it is called in a row of the queue: the medicines. */
    static String title(List<Statement> told) {
        var names = told.stream().map(one -> one.words().name()).collect(Collectors.joining(", "));
        return names.length() > TITLE_MAX ? names.substring(0, TITLE_MAX) + "…" : names;
    }

    /** Nothing is left to answer. */
    void drop(Grant grant, UUID batch) {
        worklist.of(grant, Item.Kind.STATEMENT, batch)
                .filter(item -> item.doneAt() == null)
                .ifPresent(item -> worklist.close(grant, item, item.version(), Item.Ending.HANDLED_OTHERWISE));
    }

    /** The item, held. @throws RuleBroken 409 if it is not as the person saw it */
    Item hold(Grant grant, UUID batch, int version) {
        var item = worklist.of(grant, Item.Kind.STATEMENT, batch).orElseThrow(NotVisible::new);
        if (item.version() != version) {
            throw new RuleBroken(409, "queue.CHANGED");
        }
        return item;
    }

    Item answered(Grant grant, Item item, PatientCipher cipher) {
        return items.answered(grant, item, Step.What.STATEMENT_ANSWERED, cipher);
    }
}
