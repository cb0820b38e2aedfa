package org.keepwell.notifications;

/** A message was not taken over. Without a message of its own: what the other side said may quote the address. */
class SendFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        /** The other side may take it later, or is not set up as it must be. */
        LATER,
        /** There is no such address: it must not be tried again. */
        NO_SUCH_ADDRESS
    }

    private final Kind kind;

    SendFailed(Kind kind, Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    SendFailed(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
