package org.keepwell.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** What staff do with an item. Each names the version it saw, so that nobody undoes what they did not see. */
@Service
class Moves {

    private static final Duration SLEEPS_AT_MOST = Duration.ofDays(90);
    private static final int NOTE_MAX = 4_000;

    /** What was done, under which grant. */
    record Moved(Entrance.Entered entered, Item after) {}

    private final Entrance entrance;
    private final Worklist worklist;
    private final Steps steps;
    private final People people;
    private final CareTeamThreads threads;
    private final Notices notices;
    private final Closing closing;
    private final Clock clock;

    Moves(
            Entrance entrance,
            Worklist worklist,
            Steps steps,
            People people,
            CareTeamThreads threads,
            Notices notices,
            Closing closing,
            Clock clock) {
        this.entrance = entrance;
        this.worklist = worklist;
        this.steps = steps;
        this.people = people;
        this.threads = threads;
        this.notices = notices;
        this.closing = closing;
        this.clock = clock;
    }

    /** The actor takes it, from nobody or from somebody. */
    Moved claim(Grant own, UUID id, int version, AuditTrail trail) {
        var me = own.actor().id();
        return move(
                own,
                id,
                trail,
                me,
                Steps.Done.of(Step.What.CLAIMED),
                entered -> worklist.assign(entered.grant(), entered.item(), version, me));
    }

    /** Back to whoever is free. */
    Moved release(Grant own, UUID id, int version, AuditTrail trail) {
        return move(
                own,
                id,
                trail,
                null,
                Steps.Done.of(Step.What.RELEASED),
                entered -> worklist.assign(entered.grant(), entered.item(), version, null));
    }

    /**
     * To somebody, or to a board.
     *
     * @throws RuleBroken 422 if they may not have it
     */
    Moved handOver(
            Grant own,
            UUID id,
            int version,
            @Nullable UUID to,
            @Nullable Integer board,
            @Nullable String note,
            AuditTrail trail) {
        checkNote(note);
        if ((to == null) == (board == null)) {
            throw new RuleBroken(422, "queue.TO_WHOM", "to");
        }
        var what = to == null ? Step.What.MOVED : Step.What.ASSIGNED;
        return move(own, id, trail, to, new Steps.Done(what, to, board, null, note), entered -> {
            var target = to == null
                    ? people.board(entered, java.util.Objects.requireNonNull(board))
                    : people.boardOf(entered, to);
            return worklist.move(entered.grant(), entered.item(), version, target, to, false);
        });
    }

    /** To a physician, who decides. @throws RuleBroken 422 if it is none who may have it, or nothing is said */
    Moved escalate(Grant own, UUID id, int version, UUID to, String note, AuditTrail trail) {
        checkNote(note);
        if (note.isBlank()) {
            throw new RuleBroken(422, "queue.SAY_WHY", "note");
        }
        return move(own, id, trail, to, new Steps.Done(Step.What.ESCALATED, to, null, null, note), entered -> {
            if (people.role(entered, to) != Role.PHYSICIAN) {
                throw new RuleBroken(422, "queue.NO_SUCH_PERSON", "to");
            }
            return worklist.move(entered.grant(), entered.item(), version, people.boardOf(entered, to), to, true);
        });
    }

    /** @throws RuleBroken 422 if it is not between now and 90 days from now */
    Moved snooze(Grant own, UUID id, int version, Instant until, AuditTrail trail) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(SLEEPS_AT_MOST))) {
            throw new RuleBroken(422, "queue.BAD_TIME", "until");
        }
        return move(
                own,
                id,
                trail,
                null,
                new Steps.Done(Step.What.SNOOZED, null, null, until, null),
                entered -> worklist.snooze(entered.grant(), entered.item(), version, until));
    }

    /** @param word what came of it, for the others @throws RuleBroken as {@link Closing#check} */
    Moved close(Grant own, UUID id, int version, Item.Ending ending, @Nullable String word, AuditTrail trail) {
        checkNote(word);
        closing.check(entrance.enter(own, id, Act.MOVE_ITEM), ending);
        return move(
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
        return finish(
                entered,
                trail,
                null,
                Steps.Done.of(Step.What.REOPENED),
                one -> worklist.reopen(one.grant(), one.item(), version));
    }

    /** Only staff ever read it. */
    Moved note(Grant own, UUID id, String text, AuditTrail trail) {
        checkNote(text);
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

    private interface Change {
        Item of(Entrance.Entered entered);
    }

    private Moved move(Grant own, UUID id, AuditTrail trail, @Nullable UUID handledBy, Steps.Done done, Change change) {
        var entered = entrance.enter(own, id, Act.MOVE_ITEM);
        if (entered.item().doneAt() != null) {
            throw new RuleBroken(409, "queue.CHANGED"); // done meanwhile; it can be opened again
        }
        return finish(entered, trail, handledBy, done, change);
    }

    private Moved finish(
            Entrance.Entered entered, AuditTrail trail, @Nullable UUID handledBy, Steps.Done done, Change change) {
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

    private static void checkNote(@Nullable String note) {
        if (note != null && note.length() > NOTE_MAX) {
            throw new RuleBroken(422, "message.TOO_LONG", "note");
        }
    }

    /** For whom an item may be meant next. */
    List<org.keepwell.worklists.Member> receivers(Entrance.Entered entered) {
        return people.receivers(entered);
    }

    /** Boards that an item may go to. */
    List<Board> boards(Entrance.Entered entered) {
        return people.boards(entered);
    }
}
