package org.keepwell.desk;

import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** What staff say about an item: to each other, or to the patient. */
@Service
class Saying {

    private final Entrance entrance;
    private final Worklist worklist;
    private final Steps steps;
    private final CareTeamThreads threads;

    Saying(Entrance entrance, Worklist worklist, Steps steps, CareTeamThreads threads) {
        this.entrance = entrance;
        this.worklist = worklist;
        this.steps = steps;
        this.threads = threads;
    }

    /** Only staff ever read it. */
    Moved note(Grant own, UUID id, String text, AuditTrail trail) {
        Mover.checkNote(text);
        if (text.isBlank()) {
            throw new RuleBroken(422, "message.EMPTY", "body");
        }
        var entered = entrance.enter(own, id, Act.NOTE_ITEM);
        return entrance.change(entered, trail, cipher -> {
            steps.add(entered.grant(), entered.item(), new Steps.Done(Step.What.NOTED, null, null, null, text), cipher);
            worklist.touched(entered.grant(), entered.item());
            return new Moved(entered, entered.item());
        });
    }

    /** Answers; whoever answers has it from then on. */
    Moved answer(Grant own, UUID id, CareTeamThreads.Answer answer, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        threads.answer(entered.grant(), entered.item(), answer, trail);
        return new Moved(entered, entrance.enter(own, id, Act.ANSWER_ITEM).item());
    }
}
