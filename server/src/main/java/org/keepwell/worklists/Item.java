package org.keepwell.worklists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;

/**
 * One thing of one patient that waits for staff.
 *
 * @param subject the conversation or request it is about
 * @param assignee who has it, or null
 * @param waitingSince since when the patient waits for us
 * @param showFrom later than now while it sleeps
 * @param flagged the patient was told what to do at once, and sent it all the same
 * @param answered we spoke last
 * @param version changes with each step; a step names the one it saw
 */
public record Item(
        UUID id,
        int board,
        @Nullable UUID assignee,
        PatientId patient,
        UUID subject,
        Kind kind,
        Topic topic,
        Instant createdAt,
        Instant waitingSince,
        Instant dueAt,
        Instant showFrom,
        @Nullable Instant doneAt,
        @Nullable Ending doneAs,
        boolean flagged,
        boolean escalated,
        boolean answered,
        int version) {

    public enum Kind {
        MESSAGE(1),
        REFILL(2),
        /** What a patient said of their medicines. */
        STATEMENT(20),
        /** What staff have to do; no patient sees it. */
        TASK(21),
        /** An appointment is to be arranged. */
        APPOINTMENT(22);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** Whether an item of this kind may be closed so. */
        public boolean endsAs(Ending ending) {
            return switch (this) {
                case MESSAGE, REFILL, STATEMENT ->
                    switch (ending) {
                        case ANSWERED, NO_ANSWER_NEEDED, HANDLED_OTHERWISE, DUPLICATE -> true;
                        case DONE, ARRANGED, NOT_NEEDED -> false;
                    };
                case TASK -> ending == Ending.DONE || ending == Ending.NOT_NEEDED || ending == Ending.DUPLICATE;
                case APPOINTMENT -> ending == Ending.ARRANGED || ending == Ending.NOT_NEEDED;
            };
        }

        static Kind of(int code) {
            for (var kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of item " + code);
        }
    }

    /** Why an item was closed. Part of the API and stored by number: append. */
    public enum Ending {
        ANSWERED(1),
        NO_ANSWER_NEEDED(2),
        HANDLED_OTHERWISE(3),
        DUPLICATE(4),
        DONE(5),
        ARRANGED(6),
        NOT_NEEDED(7);

        private final int code;

        Ending(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Ending of(int code) {
            for (var ending : values()) {
                if (ending.code == code) {
                    return ending;
                }
            }
            throw new IllegalArgumentException("no ending " + code);
        }
    }

    public enum State {
        OPEN,
        SNOOZED,
        DONE
    }

    public State state(Instant now) {
        if (doneAt != null) {
            return State.DONE;
        }
        return showFrom.isAfter(now) ? State.SNOOZED : State.OPEN;
    }
}
