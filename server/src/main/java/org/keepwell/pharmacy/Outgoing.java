package org.keepwell.pharmacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.vault.Place;

/** A row of the outbox. */
record Outgoing(
        UUID id,
        PatientId patient,
        String connection,
        Kind kind,
        @Nullable UUID pharmacy,
        @Nullable UUID order,
        @Nullable UUID request,
        State state,
        int tries,
        Instant queuedAt,
        byte[] sealed) {

    /** The number is stored: append, never renumber. */
    enum State {
        QUEUED(1),
        /** Taken by a node until its lease ends. */
        SENDING(2),
        /** The network said that it has it. */
        SENT(3),
        /** The pharmacy did. */
        CONFIRMED(4),
        /** Refused, or given up: a person must look. */
        FAILED(5);

        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static State of(int code) {
            return values()[code - 1];
        }
    }

    static Place place(UUID id) {
        return new Place("pharmacy.outbox", "sealed", id, 1);
    }

    MessageId message() {
        return new MessageId(id);
    }

    @Override
    public String toString() {
        return kind + " " + state;
    }
}
