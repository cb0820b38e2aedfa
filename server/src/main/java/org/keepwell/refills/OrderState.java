package org.keepwell.refills;

/** What is known of an order that went to a pharmacy. Part of the API and stored by number: append. */
public enum OrderState {
    /** Sent, or about to be; also if nobody said that it arrived, because it may have. */
    OUT(1),
    /** By the pharmacy or its network: it will not be filled. */
    REFUSED(2),
    CALLING_BACK(3),
    CALLED_BACK(4),
    /** It was filled before it could be called back. */
    TOO_LATE(5),
    /** The pharmacy did not hear that it was called back. */
    NOT_CALLED_BACK(6),
    FILLED(7),
    /** Though it was called back, or another one was decided since. */
    FILLED_ALL_THE_SAME(8);

    private final int code;

    OrderState(int code) {
        this.code = code;
    }

    /** Whether a pharmacy may still fill it, and nobody has asked it not to. */
    boolean isLoose() {
        return this == OUT || this == NOT_CALLED_BACK;
    }

    int code() {
        return code;
    }

    static OrderState of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no OrderState " + code);
    }
}
