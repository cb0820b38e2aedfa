package org.keepwell.refills;

/** How an approved prescription gets to the pharmacy. Part of the API and stored by number: append. */
public enum HandOver {
    SCRIPT(1),
    PAPER(2);

    private final int code;

    HandOver(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static HandOver of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no HandOver " + code);
    }
}
