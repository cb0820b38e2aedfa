package org.keepwell.refills;

/** What a patient says of a medicine. Part of the API and stored by number: append. */
public enum StatementKind {
    NO_LONGER_TAKES(1),
    ALSO_TAKES(2);

    private final int code;

    StatementKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static StatementKind of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no StatementKind " + code);
    }
}
