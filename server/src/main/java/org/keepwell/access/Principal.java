package org.keepwell.access;

/** What kind of party acts. The number is stored in the audit log: append, never renumber. */
public enum Principal {
    ACCOUNT(1),
    /** An operating-system user at the console of this machine. */
    CONSOLE(2),
    JOB(3),
    /** Another system that sends records. */
    SENDER(4),
    /** Somebody who has not shown who they are. */
    NOBODY(5);

    private final int code;

    Principal(int code) {
        this.code = code;
    }

    /** The number that the audit log carries; frozen. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no principal has this number */
    public static Principal of(int code) {
        for (var principal : values()) {
            if (principal.code == code) {
                return principal;
            }
        }
        throw new IllegalArgumentException("no principal " + code);
    }
}
