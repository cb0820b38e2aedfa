package org.keepwell.audit;

/** How an act ended. Append, never renumber. */
public enum Outcome {
    ALLOWED(1),
    REFUSED(2),
    FAILED(3);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no outcome has this number */
    public static Outcome of(int code) {
        for (var outcome : values()) {
            if (outcome.code == code) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome " + code);
    }
}
