package org.keepwell.messaging;

/** Why something that was to leave later did not. Part of the API and stored by number: append, never renumber. */
public enum Held {
    /** The patient wrote after it was written. */
    PATIENT_WROTE(1),
    /** Somebody else of staff answered after it was written. */
    ANSWERED(2),
    /** Its author's account is switched off. */
    AUTHOR_GONE(3),
    /** Its author does not work on the board any more, or is not assigned to the patient. */
    NOT_THEIRS(4),
    /** It cannot be sent as it is: nobody answers the topic now, or a file was taken back. */
    NOT_POSSIBLE(5);

    private final int code;

    Held(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Held of(int code) {
        for (var held : values()) {
            if (held.code == code) {
                return held;
            }
        }
        throw new IllegalArgumentException("no reason " + code);
    }
}
