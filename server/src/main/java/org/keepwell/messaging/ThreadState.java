package org.keepwell.messaging;

/** Where a conversation is, as the patient sees it. Part of the API and stored by number: append. */
public enum ThreadState {
    RECEIVED(1),
    WORKED_ON(2),
    ANSWERED(3),
    CLOSED(4);

    private final int code;

    ThreadState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ThreadState of(int code) {
        for (var state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a thread " + code);
    }
}
