package org.keepwell.access;

/** What an account does here. The number is stored and sealed: append, never renumber. */
public enum Role {
    PATIENT(1, Side.PATIENT),
    PROXY(2, Side.PATIENT),
    NURSE(3, Side.STAFF),
    PHYSICIAN(4, Side.STAFF),
    FRONT_DESK(5, Side.STAFF),
    BILLING(6, Side.STAFF),
    PRIVACY_OFFICER(7, Side.STAFF),
    ADMINISTRATOR(8, Side.STAFF),
    /** The operating-system user at the console. No account can have this role. */
    CONSOLE(90, Side.STAFF),
    /** The program itself, in work that nobody waits for. No account can have this role. */
    JOB(91, Side.STAFF);

    private final int code;
    private final Side side;

    Role(int code, Side side) {
        this.code = code;
        this.side = side;
    }

    /** The number that the database, the seal and the audit log carry; frozen. */
    public int code() {
        return code;
    }

    public Side side() {
        return side;
    }

    /** Whether an account may have this role. */
    public boolean isForAccounts() {
        return code < CONSOLE.code;
    }

    /** @throws IllegalArgumentException if no role has this number */
    public static Role of(int code) {
        for (var role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + code);
    }
}
