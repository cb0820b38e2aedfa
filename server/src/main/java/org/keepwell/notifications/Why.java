package org.keepwell.notifications;

/** Why something was not sent. The number is stored, the name is part of the API: append, never rename. */
enum Why {
    /** The account is not active. */
    ACCOUNT_OFF(1),
    /** "Never contact me except here." */
    ONLY_HERE(2),
    /** The channel was stopped: bounce, complaint or one-click. */
    STOPPED(3),
    /** This kind is switched off for this channel. */
    UNWANTED(4),
    NO_ADDRESS(5),
    /** The account does not stand to the patient any more. */
    NO_RELATION(6),
    /** This installation has no such channel now. */
    NOT_CONFIGURED(7),
    NO_SUCH_ADDRESS(8),
    /** Tried for a day. */
    GIVEN_UP(9),
    /** A code that was used, replaced or too old before it could be sent. */
    TOO_LATE(10),
    /** Whoever reads there marked it as unwanted mail. */
    COMPLAINED(11);

    private final int code;

    Why(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no reason has this number */
    static Why of(int code) {
        for (var why : values()) {
            if (why.code == code) {
                return why;
            }
        }
        throw new IllegalArgumentException("no reason " + code);
    }
}
