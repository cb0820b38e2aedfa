package org.keepwell.audit;

/** Why an act was refused or failed, where that is not plain from the act. Append, never renumber. */
public enum Reason {
    NONE(0),
    NO_SESSION(1),
    SESSION_ENDED(2),
    SESSION_INCOMPLETE(3),
    NOT_VISIBLE(4),
    NOT_ALLOWED(5),
    BAD_INPUT(6),
    FORGED_REQUEST(7),
    WRONG_SECRET(8),
    THROTTLED(9),
    NO_SUCH_ROUTE(10),
    RULE(11),
    ERROR(12),
    TOO_LARGE(13);

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no reason has this number */
    public static Reason of(int code) {
        for (var reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason " + code);
    }
}
