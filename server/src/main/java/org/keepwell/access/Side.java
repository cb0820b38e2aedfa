package org.keepwell.access;

/** Which of the two apps an account belongs to. A nurse who is also a patient has two accounts. */
public enum Side {
    PATIENT(1),
    STAFF(2);

    private final int code;

    Side(int code) {
        this.code = code;
    }

    /** The number that the database and the seal carry; frozen. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no side has this number */
    public static Side of(int code) {
        for (var side : values()) {
            if (side.code == code) {
                return side;
            }
        }
        throw new IllegalArgumentException("no side " + code);
    }
}
