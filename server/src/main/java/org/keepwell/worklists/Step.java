package org.keepwell.worklists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of staff did with an item, or wrote about it to the others.
 *
 * @param note only staff ever see it
 */
public record Step(
        UUID id,
        Instant at,
        UUID by,
        What what,
        @Nullable UUID toAccount,
        @Nullable Integer toBoard,
        @Nullable Instant until,
        @Nullable String note) {

    /** Part of the API and stored by number: append. */
    public enum What {
        CLAIMED(1),
        RELEASED(2),
        ASSIGNED(3),
        MOVED(4),
        ESCALATED(5),
        SNOOZED(6),
        CLOSED(7),
        REOPENED(8),
        NOTED(9),
        /** Something was written that leaves later. */
        SCHEDULED(10),
        UNSCHEDULED(11),
        /** What was to leave did not. */
        HELD(12),
        /** Of a conversation a task was made; where it went is said with it. */
        TASK_MADE(13),
        APPOINTMENT_ASKED(14),
        REFILL_ASKED(15),
        /** The first step of what was made so. */
        MADE(16),
        // decisions: refills/V2 lets these be written under the grant of a request
        APPROVED(31),
        APPROVED_CHANGED(32),
        DENIED(33),
        NEEDS_VISIT(34),
        ON_PAPER(35),
        PRINTED(36),
        STATEMENT_ANSWERED(37),
        /** The pharmacy was asked not to fill it. */
        CALLED_BACK(38),
        /** The patient was asked something before it is decided. */
        ASKED(39),
        /** By telephone, because nothing could be sent. */
        PHARMACY_CALLED(40);

        private final int code;

        What(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static What of(int code) {
            for (var what : values()) {
                if (what.code == code) {
                    return what;
                }
            }
            throw new IllegalArgumentException("no step " + code);
        }
    }

    /** Without the note: it must not be printed. */
    @Override
    public String toString() {
        return what + " " + id;
    }
}
