package org.keepwell.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** When an item is worked on, and when it is done. Each names the version it saw, as in {@link Handing}. */
@Service
class Moves {

    private static final Duration SLEEPS_AT_MOST = Duration.ofDays(90);

    private final Mover mover;
    private final Entrance entrance;
    private final Worklist worklist;
    private final Closing closing;
    private final Clock clock;

    Moves(Mover mover, Entrance entrance, Worklist worklist, Closing closing, Clock clock) {
        this.mover = mover;
        this.entrance = entrance;
        this.worklist = worklist;
        this.closing = closing;
        this.clock = clock;
    }

    /** @throws RuleBroken 422 if it is not between now and 90 days from now */
    Moved snooze(Grant own, UUID id, int version, Instant until, AuditTrail trail) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(SLEEPS_AT_MOST))) {
            throw new RuleBroken(422, "queue.BAD_TIME", "until");
        }
        return mover.move(
                own,
                id,
                trail,
                null,
                new Steps.Done(Step.What.SNOOZED, null, null, until, null),
                entered -> worklist.snooze(entered.grant(), entered.item(), version, until));
    }

    /** @param word what came of it, for the others @throws RuleBroken as {@link Closing#check} */
    Moved close(Grant own, UUID id, int version, Item.Ending ending, @Nullable String word, AuditTrail trail) {
        Mover.checkNote(word);
        closing.check(entrance.enter(own, id, Act.MOVE_ITEM), ending);
        return mover.move(
                own,
                id,
                trail,
                null,
                new Steps.Done(Step.What.CLOSED, null, null, null, word),
                entered -> worklist.close(entered.grant(), entered.item(), version, ending));
    }

    Moved reopen(Grant own, UUID id, int version, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.MOVE_ITEM);
        if (entered.item().doneAt() == null) {
            throw new RuleBroken(409, "queue.CHANGED");
        }
        return mover.finish(
                entered,
                trail,
                null,
                Steps.Done.of(Step.What.REOPENED),
                one -> worklist.reopen(one.grant(), one.item(), version));
    }
}
