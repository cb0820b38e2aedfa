package org.keepwell.pharmacy;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of ours. As SCRIPT writes it, without hyphens: there it has at most 35 characters. */
public record MessageId(UUID value) {

    static MessageId fresh() {
        return new MessageId(UUID.randomUUID());
    }

    /** As it stands in a message. */
    public String text() {
        return text(value);
    }

    static String text(UUID id) {
        return id.toString().replace("-", "");
    }

    /** Back from a message; empty if it is none of ours. */
    static Optional<UUID> parse(@Nullable String text) {
        if (text == null || !text.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        return Optional.of(new UUID(Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16)));
    }
}
