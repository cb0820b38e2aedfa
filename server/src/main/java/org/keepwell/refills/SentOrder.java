package org.keepwell.refills;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order that went to a pharmacy. @param message that carried it; @param cancel the message that calls it back */
record SentOrder(
        UUID order, UUID request, UUID message, @Nullable UUID cancel, OrderState state, Instant sentAt) {}
