package org.keepwell.desk;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** Who has an item. Each names the version it saw, so that nobody undoes what they did not see. */
@Service
class Handing {

    private final Mover mover;
    private final Worklist worklist;
    private final People people;

    Handing(Mover mover, Worklist worklist, People people) {
        this.mover = mover;
        this.worklist = worklist;
        this.people = people;
    }

    /** The actor takes it, from nobody or from somebody. */
    Moved claim(Grant own, UUID id, int version, AuditTrail trail) {
        var me = own.actor().id();
        return mover.move(
                own,
                id,
                trail,
                me,
                Steps.Done.of(Step.What.CLAIMED),
                entered -> worklist.assign(entered.grant(), entered.item(), version, me));
    }

    /** Back to whoever is free. */
    Moved release(Grant own, UUID id, int version, AuditTrail trail) {
        return mover.move(
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
        Mover.checkNote(note);
        if ((to == null) == (board == null)) {
            throw new RuleBroken(422, "queue.TO_WHOM", "to");
        }
        var what = to == null ? Step.What.MOVED : Step.What.ASSIGNED;
        return mover.move(own, id, trail, to, new Steps.Done(what, to, board, null, note), entered -> {
            var target =
                    to == null ? people.board(entered, Objects.requireNonNull(board)) : people.boardOf(entered, to);
            return worklist.move(entered.grant(), entered.item(), version, target, to, false);
        });
    }

    /** To a physician, who decides. @throws RuleBroken 422 if it is none who may have it, or nothing is said */
    Moved escalate(Grant own, UUID id, int version, UUID to, String note, AuditTrail trail) {
        Mover.checkNote(note);
        if (note.isBlank()) {
            throw new RuleBroken(422, "queue.SAY_WHY", "note");
        }
        return mover.move(own, id, trail, to, new Steps.Done(Step.What.ESCALATED, to, null, null, note), entered -> {
            if (people.role(entered, to) != Role.PHYSICIAN) {
                throw new RuleBroken(422, "queue.NO_SUCH_PERSON", "to");
            }
            return worklist.move(entered.grant(), entered.item(), version, people.boardOf(entered, to), to, true);
        });
    }

    /** For whom an item may be meant next. */
    List<Member> receivers(Entrance.Entered entered) {
        return people.receivers(entered);
    }

    /** Boards that an item may go to. */
    List<Board> boards(Entrance.Entered entered) {
        return people.boards(entered);
    }
}
