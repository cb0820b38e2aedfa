package org.keepwell.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Item;
import org.springframework.stereotype.Component;

/** What the people of a made-up clinic make of conversations, by the same moves as from a screen. */
@Component
public class MadeUpWork {

    private static final Duration SOON = Duration.ofHours(6);

    private final TaskMoves tasks;
    private final AppointmentMoves appointments;
    private final Moves moves;
    private final Clock clock;

    MadeUpWork(TaskMoves tasks, AppointmentMoves appointments, Moves moves, Clock clock) {
        this.tasks = tasks;
        this.appointments = appointments;
        this.moves = moves;
        this.clock = clock;
    }

    /** What is to be done, and by whom. */
    public record Task(String title, String note, Board board, UUID to) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "task";
        }
    }

    /** @param own of whoever makes it @param from a conversation, as it is */
    public void task(Grant own, Item from, Task task, AuditTrail trail) {
        var wanted = new TaskMoves.Task(
                task.title(),
                task.note(),
                task.board().id(),
                task.to(),
                clock.instant().plus(SOON));
        tasks.make(own, asSeen(from), wanted, trail);
    }

    /** @param from a conversation, as it is @return the item of whoever arranges it */
    public UUID appointment(Grant own, Item from, String words, AuditTrail trail) {
        return appointments.ask(own, asSeen(from), words, trail).made();
    }

    /** @param appointment that nobody has touched yet */
    public void arranged(Grant own, UUID appointment, AuditTrail trail) {
        moves.close(own, appointment, 1, Item.Ending.ARRANGED, null, trail);
    }

    private static Converting.Wanted asSeen(Item from) {
        return new Converting.Wanted(from.id(), UUID.randomUUID(), from.version(), null);
    }
}
