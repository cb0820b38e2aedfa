package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.worklists.Topic;

/**
 * Something that staff wrote and that leaves later.
 *
 * @param author under whose rights it leaves
 * @param item in whose place in a queue it was written, or null for a letter from the chart
 * @param thread what it answers, or null where it begins a conversation
 * @param seenSeq the last message that the author saw
 * @param subject of a conversation that it begins; empty otherwise
 */
record Later(
        UUID id,
        PatientId patient,
        UUID author,
        @Nullable UUID behalfOf,
        Topic topic,
        @Nullable UUID item,
        @Nullable UUID thread,
        int seenSeq,
        @Nullable UUID batch,
        boolean oneWay,
        boolean closes,
        List<UUID> files,
        State state,
        @Nullable Held heldBecause,
        Instant sendAt,
        String subject,
        String body) {

    /** The number is stored: append, never renumber. */
    public enum State {
        WAITS(1),
        LEFT(2),
        TAKEN_BACK(3),
        HELD(4);

        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static State of(int code) {
            for (var state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "later " + id;
    }
}
