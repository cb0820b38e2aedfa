package org.keepwell.records;

/** Whether something that lasts, such as a condition or a medicine, is going on. Stored: append, never renumber. */
public enum Activity {
    /** The question does not arise for this kind of resource. */
    NONE(0),
    NOW(1),
    BEFORE(2),
    /** Entered in error: in no list, whatever kind it is. */
    WRONG(3);

    private final int code;

    Activity(int code) {
        this.code = code;
    }

    /** The number that the database carries; frozen. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is none with this number */
    public static Activity of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no activity " + code);
    }
}
