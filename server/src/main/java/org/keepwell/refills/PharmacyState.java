package org.keepwell.refills;

/** How far the message to the pharmacy is. Part of the API and stored by number: append. */
public enum PharmacyState {
    QUEUED(1),
    SENT(2),
    CONFIRMED(3),
    FAILED(4);

    private final int code;

    PharmacyState(int code) {
        this.code = code;
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
