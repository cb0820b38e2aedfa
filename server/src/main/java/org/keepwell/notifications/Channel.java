package org.keepwell.notifications;

/** A way out of the portal. The number is stored: append, never renumber. */
enum Channel {
    EMAIL(1),
    SMS(2),
    PUSH(3);

    private final int code;

    Channel(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no channel has this number */
    static Channel of(int code) {
        for (var channel : values()) {
            if (channel.code == code) {
                return channel;
            }
        }
        throw new IllegalArgumentException("no channel " + code);
    }
}
