package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Side;

/** One message of a conversation, as it was sent. */
record Message(
        UUID id,
        int seq,
        Side side,
        UUID author,
        @Nullable UUID behalfOf,
        Instant sentAt,
        String body,
        List<AttachedFile> files) {

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
