package org.keepwell.messaging;

import java.time.Instant;
import java.util.UUID;

/** Something that became of a conversation besides messages, as the patient's side is told. */
public record ThreadEvent(UUID id, What what, Instant at) {

    /** Part of the API. Those with a number above 0 are stored by it: append. */
    public enum What {
        /** Passed on, so that an appointment is arranged. */
        APPOINTMENT_ASKED(1),
        /** A medicine was asked for, for the patient. */
        REFILL_ASKED(2),
        APPOINTMENT_ARRANGED(0),
        APPOINTMENT_NOT_NEEDED(0);

        private final int code;

        What(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static What of(int code) {
            for (var what : values()) {
                if (code > 0 && what.code == code) {
                    return what;
                }
            }
            throw new IllegalArgumentException("no event " + code);
        }
    }
}
