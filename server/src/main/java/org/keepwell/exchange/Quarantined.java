package org.keepwell.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file, or one resource of it, that was not taken in.
 *
 * @param type null for a whole file, and where the type is not known
 * @param sourceId id or full URL as sent
 * @param path where in the resource, as in {@link Refusal}
 * @param raw the resource as sent; null for a whole file, or where it is too large to hold
 */
public record Quarantined(
        Path file,
        @Nullable String type,
        @Nullable String sourceId,
        QuarantineReason reason,
        String path,
        byte @Nullable [] raw) {

    public boolean wholeFile() {
        return type == null && sourceId == null && raw == null;
    }
}
