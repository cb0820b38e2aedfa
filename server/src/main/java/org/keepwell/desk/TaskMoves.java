package org.keepwell.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.springframework.stereotype.Service;

/** Makes a task of a conversation, which stays among staff. It is read by whoever may read the conversation's topic. */
@Service
class TaskMoves {

    private static final Duration DUE_AT_MOST = Duration.ofDays(90);
    private static final int TITLE_MAX = 120;

    /** @param to one of the board's people, or null for whoever is free */
    record Task(
            String title,
            @Nullable String note,
            int board,
            @Nullable UUID to,
            Instant dueAt) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "task";
        }
    }

    private final Converting converting;
    private final NewItems items;
    private final People people;
    private final Notices notices;
    private final Clock clock;

    TaskMoves(Converting converting, NewItems items, People people, Notices notices, Clock clock) {
        this.converting = converting;
        this.items = items;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    /** @throws RuleBroken 422 if it says nothing or too much, is due in the past, or whoever gets it may not read it */
    Converting.Converted make(Grant own, Converting.Wanted wanted, Task task, AuditTrail trail) {
        var words = words(task);
        var now = clock.instant();
        if (!task.dueAt().isAfter(now) || task.dueAt().isAfter(now.plus(DUE_AT_MOST))) {
            throw new RuleBroken(422, "queue.BAD_TIME", "dueAt");
        }
        var entered = converting.enter(own, wanted, Act.MAKE_TASK);
        var board = people.taskBoard(entered, task.board());
        var to = task.to();
        if (to != null) {
            people.checkOn(entered, board, to);
        }
        return converting.run(entered, wanted, trail, cipher -> {
            var grant = entered.grant();
            var subject = UUID.randomUUID();
            var topic = entered.item().topic();
            var id = items.put(
                    entered,
                    subject,
                    new NewItems.Wanted(Item.Kind.TASK, topic, board, to, task.dueAt(), words),
                    cipher);
            if (to != null && !to.equals(grant.actor().id())) {
                notices.tell(grant, new AccountId(to), NoticeKind.ITEM_ASSIGNED, NoticeLink.queueItem(id), subject);
            }
            return new Converting.Made(
                    new Conversion(
                            wanted.id(),
                            Item.Kind.TASK,
                            subject,
                            topic,
                            grant.actor().id(),
                            wanted.sendKey(),
                            now,
                            words),
                    new Steps.Done(Step.What.TASK_MADE, to, board.id(), task.dueAt(), null));
        });
    }

    private static Conversion.Words words(Task task) {
        var title = NewItems.checked(task.title(), TITLE_MAX, "title");
        if (title.isEmpty()) {
            throw new RuleBroken(422, "queue.NO_TITLE", "title");
        }
        return new Conversion.Words(title, NewItems.checked(task.note(), NewItems.NOTE_MAX, "note"), null);
    }
}
