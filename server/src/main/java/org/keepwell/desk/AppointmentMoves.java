package org.keepwell.desk;

import java.time.Clock;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.ThreadEvent;
import org.keepwell.messaging.ThreadEvents;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** Passes a conversation on to whoever arranges appointments; the patient is told that, and not the words. */
@Service
class AppointmentMoves {

    private static final int TITLE_MAX = 80;

    private final Converting converting;
    private final NewItems items;
    private final Arrangers arrangers;
    private final ThreadEvents events;
    private final Clock clock;

    AppointmentMoves(Converting converting, NewItems items, Arrangers arrangers, ThreadEvents events, Clock clock) {
        this.converting = converting;
        this.items = items;
        this.arrangers = arrangers;
        this.events = events;
        this.clock = clock;
    }

    /** @throws RuleBroken 422 if nothing is said, or too much; 409 if nobody arranges appointments here */
    Converting.Converted ask(Grant own, Converting.Wanted wanted, String words, AuditTrail trail) {
        var said = NewItems.checked(words, NewItems.NOTE_MAX, "words");
        if (said.isEmpty()) {
            throw new RuleBroken(422, "message.EMPTY", "words");
        }
        var entered = converting.enter(own, wanted, Act.ASK_APPOINTMENT);
        var board = arrangers.of(entered).orElseThrow(() -> new RuleBroken(409, "message.NOBODY_ANSWERS"));
        return converting.run(entered, wanted, trail, cipher -> {
            var grant = entered.grant();
            var subject = UUID.randomUUID();
            var sealed = new Conversion.Words(title(said), said, null);
            items.put(
                    entered,
                    subject,
                    new NewItems.Wanted(Item.Kind.APPOINTMENT, Topic.APPOINTMENT, board, null, null, sealed),
                    cipher);
            events.add(grant, entered.item().subject(), ThreadEvent.What.APPOINTMENT_ASKED, subject);
            return new Converting.Made(
                    new Conversion(
                            wanted.id(),
                            Item.Kind.APPOINTMENT,
                            subject,
                            Topic.APPOINTMENT,
                            grant.actor().id(),
                            wanted.sendKey(),
                            clock.instant(),
                            sealed),
                    new Steps.Done(Step.What.APPOINTMENT_ASKED, null, board.id(), null, null));
        });
    }

    /** The first line, as a row of the queue shows it. */
    private static String title(String said) {
        var line = said.lines().findFirst().orElse(said).strip();
        return line.codePointCount(0, line.length()) <= TITLE_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE_MAX)) + "…";
    }
}
