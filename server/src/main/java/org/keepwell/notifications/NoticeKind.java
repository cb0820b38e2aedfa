package org.keepwell.notifications;

/**
 * What happened, as far as a notice may know: nothing about health fits in. The number is stored: append, never renumber.
 */
public enum NoticeKind {
    MESSAGE_ANSWERED(1),
    MESSAGE_FROM_CLINIC(2),
    REFILL_CHANGED(3),
    ITEM_ASSIGNED(4),
    ITEM_LATE(5),
    /** Somebody tries whether notices reach them. */
    TEST(6),
    /** What somebody promised in a conversation was done, or is not needed. */
    CONVERSATION_CHANGED(7),
    /** Somebody who was signed in changes where notices go; told where they went until now. */
    CONTACT_CHANGED(8);

    private final int code;

    NoticeKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Whether it leaves at once, at any hour, and cannot be switched off: it was asked for, or warns of somebody else. */
    boolean isForNow() {
        return this == TEST || this == CONTACT_CHANGED;
    }

    /** @throws IllegalArgumentException if no kind has this number */
    static NoticeKind of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of notice " + code);
    }
}
