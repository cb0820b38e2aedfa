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
    FILLED_ALL_THE_SAME(8),
    /** It was filled, and the pharmacy is asked not to fill the refills that are left on it. */
    REST_CALLING_BACK(9),
    REST_CALLED_BACK(10),
    /** It was filled, and the pharmacy did not hear that what is left is called back. */
    REST_NOT_CALLED_BACK(11);

    private final int code;

    OrderState(int code) {
        this.code = code;
    }

    /** Whether a pharmacy may still fill it, and nobody has asked it not to. */
    boolean isLoose() {
        return this == OUT || isUnheard();
    }

    /** Whether it was called back, and its pharmacy does not know: it has to be called. */
    boolean isUnheard() {
        return this == NOT_CALLED_BACK || this == REST_NOT_CALLED_BACK;
    }

    /** Whether it was given out, so that only its refills can be called back, if it has any. */
    boolean isFilled() {
        return this == FILLED || this == FILLED_ALL_THE_SAME;
    }

    boolean isBeingCalledBack() {
        return this == CALLING_BACK || this == REST_CALLING_BACK;
    }

    OrderState callingBack() {
        return isOfRest() ? REST_CALLING_BACK : CALLING_BACK;
    }

    OrderState calledBack() {
        return isOfRest() ? REST_CALLED_BACK : CALLED_BACK;
    }

    OrderState notCalledBack() {
        return isOfRest() ? REST_NOT_CALLED_BACK : NOT_CALLED_BACK;
    }

    /** What was to take its place did not reach the pharmacy. */
    OrderState standsAgain() {
        return isOfRest() ? FILLED : OUT;
    }

    /** Whether it was filled, and the rest of it is or was to be called back. */
    boolean isRestCalledBack() {
        return this == REST_CALLING_BACK || this == REST_CALLED_BACK || this == REST_NOT_CALLED_BACK;
    }

    private boolean isOfRest() {
        return isFilled() || isRestCalledBack();
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
