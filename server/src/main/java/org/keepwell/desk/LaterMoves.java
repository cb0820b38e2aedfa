package org.keepwell.desk;

import java.time.Instant;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.messaging.SendLater;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** Answers that leave later, and their place in the history of an item. */
@Service
class LaterMoves {

    private final Entrance entrance;
    private final SendLater later;
    private final Steps steps;
    private final Worklist worklist;

    LaterMoves(Entrance entrance, SendLater later, Steps steps, Worklist worklist) {
        this.entrance = entrance;
        this.later = later;
        this.steps = steps;
        this.worklist = worklist;
    }

    Moved set(Grant own, UUID id, CareTeamThreads.Answer answer, Instant sendAt, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        return entrance.change(entered, trail, cipher -> set(entered, answer, sendAt, cipher, trail));
    }

    /** Another text or time in place of what has not left. */
    Moved change(Grant own, UUID id, UUID before, CareTeamThreads.Answer answer, Instant sendAt, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        return entrance.change(entered, trail, cipher -> {
            later.takeBack(entered.grant(), id, before, cipher);
            return set(entered, answer, sendAt, cipher, trail);
        });
    }

    Moved takeBack(Grant own, UUID id, UUID before, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        return entrance.change(entered, trail, cipher -> {
            later.takeBack(entered.grant(), id, before, cipher);
            return noted(entered, Steps.Done.of(Step.What.UNSCHEDULED), cipher);
        });
    }

    private Moved set(
            Entrance.Entered entered,
            CareTeamThreads.Answer answer,
            Instant sendAt,
            PatientCipher cipher,
            AuditTrail trail) {
        boolean fresh = later.answer(entered.grant(), entered.item(), answer, sendAt, cipher, trail);
        var done = new Steps.Done(Step.What.SCHEDULED, null, null, sendAt, null);
        return fresh ? noted(entered, done, cipher) : new Moved(entered, entered.item());
    }

    private Moved noted(Entrance.Entered entered, Steps.Done done, PatientCipher cipher) {
        steps.add(entered.grant(), entered.item(), done, cipher);
        worklist.touched(entered.grant(), entered.item());
        return new Moved(entered, entered.item());
    }
}
