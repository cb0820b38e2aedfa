package org.keepwell.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Steps;
import org.springframework.stereotype.Component;

/** How an item moves: changed, with its step in the history, whoever gets it told, and its subject following. */
@Component
class Mover {

    private static final int NOTE_MAX = 4_000;

    private final Entrance entrance;
    private final Steps steps;
    private final CareTeamThreads threads;
    private final Notices notices;

    Mover(Entrance entrance, Steps steps, CareTeamThreads threads, Notices notices) {
        this.entrance = entrance;
        this.steps = steps;
        this.threads = threads;
        this.notices = notices;
    }

    /** Makes of an item what it shall be; inside the transaction. */
    interface Change {
        Item of(Entrance.Entered entered);
    }

    /** @throws RuleBroken 409 if it is done meanwhile; it can be opened again */
    Moved move(Grant own, UUID id, AuditTrail trail, @Nullable UUID handledBy, Steps.Done done, Change change) {
        var entered = entrance.enter(own, id, Act.MOVE_ITEM);
        if (entered.item().doneAt() != null) {
            throw new RuleBroken(409, "queue.CHANGED");
        }
        return finish(entered, trail, handledBy, done, change);
    }

    /** As {@link #move}, of an item in any state. */
    Moved finish(Entrance.Entered entered, AuditTrail trail, @Nullable UUID handledBy, Steps.Done done, Change change) {
        return entrance.change(entered, trail, cipher -> {
            var after = change.of(entered);
            var step = steps.add(entered.grant(), after, done, cipher);
            tell(entered.grant(), after, done, step);
            threads.follow(entered.grant(), after, handledBy);
            return new Moved(entered, after);
        });
    }

    /** Whoever gets an item from somebody else is told. */
    private void tell(Grant grant, Item item, Steps.Done done, UUID step) {
        var to = done.toAccount();
        if (to != null && !to.equals(grant.actor().id())) {
            notices.tell(grant, new AccountId(to), NoticeKind.ITEM_ASSIGNED, NoticeLink.queueItem(item.id()), step);
        }
    }

    /** @throws RuleBroken 422 if it is too long */
    static void checkNote(@Nullable String note) {
        if (note != null && note.length() > NOTE_MAX) {
            throw new RuleBroken(422, "message.TOO_LONG", "note");
        }
    }
}
