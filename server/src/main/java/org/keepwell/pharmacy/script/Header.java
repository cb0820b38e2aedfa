package org.keepwell.pharmacy.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who to whom, when, and which other message it belongs to.
 *
 * @param messageId unique with its sender, at most 35 characters
 * @param orderNumber the prescriber's own number of the order, where there is one
 */
public record Header(
        String to,
        String from,
        String messageId,
        @Nullable String relatesTo,
        Instant sentAt,
        @Nullable String orderNumber) {}
