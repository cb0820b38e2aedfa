package org.keepwell.refills;

/** What became of a statement; the chart is the clinic's to change. Part of the API and stored by number: append. */
public enum StatementState {
    TOLD(1),
    ACCEPTED(2),
    DECLINED(3),
    WITHDRAWN(4);

    private final int code;

    StatementState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static StatementState of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no StatementState " + code);
    }
}
