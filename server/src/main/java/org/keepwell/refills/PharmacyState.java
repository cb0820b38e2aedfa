package org.keepwell.refills;

/** How far the message to the pharmacy is. Part of the API and stored by number: append. */
public enum PharmacyState {
    QUEUED(1),
    SENT(2),
    CONFIRMED(3),
    FAILED(4),
    /** Staff asked the pharmacy not to fill it, and it has not answered yet. */
    CALLING_BACK(5),
    CALLED_BACK(6),
    /** It was filled before it could be called back. */
    TOO_LATE(7),
    /** The pharmacy did not hear that it was called back. */
    NOT_CALLED_BACK(8),
    /** A part of it was given. */
    PARTLY(9),
    /** To another pharmacy, at the patient's wish. */
    TRANSFERRED(10),
    /** Something else was decided in its place, and its pharmacy is told not to fill it. */
    REPLACED(11),
    /** It was filled, and what was left on it is not to be filled any more: something else was decided in its place. */
    REST_CALLED_BACK(12);

    private final int code;

    PharmacyState(int code) {
        this.code = code;
    }

    boolean mayCallBack() {
        return switch (this) {
            case QUEUED, SENT, CONFIRMED, NOT_CALLED_BACK, PARTLY -> true;
            case FAILED, CALLING_BACK, CALLED_BACK, TOO_LATE, TRANSFERRED, REPLACED, REST_CALLED_BACK -> false;
        };
    }

    /** Whether the patient's side reads of it; else the state of the request says all there is. */
    boolean isTold() {
        return switch (this) {
            case QUEUED, SENT, CONFIRMED -> false;
            case FAILED,
                    CALLING_BACK,
                    CALLED_BACK,
                    TOO_LATE,
                    NOT_CALLED_BACK,
                    PARTLY,
                    TRANSFERRED,
                    REPLACED,
                    REST_CALLED_BACK -> true;
        };
    }

    int code() {
        return code;
    }

    static PharmacyState of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no PharmacyState " + code);
    }
}
