package org.keepwell.refills;

/** How far a request is. Part of the API and stored by number: append. */
public enum RefillState {
    SENT(1),
    NEEDS_VISIT(2),
    APPROVED(3),
    CHANGED(4),
    AT_PHARMACY(5),
    READY(6),
    DENIED(7),
    WITHDRAWN(8);

    private final int code;

    RefillState(int code) {
        this.code = code;
    }

    /** Nobody has said yes or no. */
    boolean isUndecided() {
        return this == SENT || this == NEEDS_VISIT;
    }

    /** Said yes to, and not told by the pharmacy that it is there to be fetched. */
    boolean isUnderWay() {
        return this == APPROVED || this == CHANGED || this == AT_PHARMACY;
    }

    /** Also where the pharmacy has filled it. */
    boolean isSaidYesTo() {
        return isUnderWay() || this == READY;
    }

    int code() {
        return code;
    }

    static RefillState of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no RefillState " + code);
    }
}
