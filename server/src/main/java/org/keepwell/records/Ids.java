package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.NotVisible;

/** Ids out of addresses: the canonical form or none, for {@link UUID#fromString} takes shortened ones too. */
final class Ids {

    private Ids() {}

    /** @throws NotVisible if the text is no id: then nothing has it */
    static UUID of(String text) {
        var id = orNull(text);
        if (id == null) {
            throw new NotVisible();
        }
        return id;
    }

    static @Nullable UUID orNull(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return null;
        }
        return UUID.fromString(text);
    }
}
