package org.keepwell.identity;

/** How far a session has come. Only {@link #FULL} reaches anything but the routes that finish it. */
public enum SessionState {
    PASSWORD(1),
    ENROLLING(2),
    FULL(3);

    private final int code;

    SessionState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no state has this number */
    static SessionState of(int code) {
        for (var state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("no session state " + code);
    }
}
