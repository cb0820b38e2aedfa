package org.keepwell.refills;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that went to a pharmacy.
 *
 * @param message that carried it
 * @param cancel the message that calls it back: a CancelRx, or the answer to what its pharmacy asked, which takes its place
 * @param replacedBy the request for which something else was decided in its place; null where none was
 */
record SentOrder(
        UUID order,
        UUID request,
        UUID message,
        @Nullable UUID cancel,
        OrderState state,
        Instant sentAt,
        @Nullable UUID replacedBy) {

    boolean isReplaced() {
        return replacedBy != null;
    }
}
