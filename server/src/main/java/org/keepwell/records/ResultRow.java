package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result in a list.
 *
 * @param partCount parts of a panel
 * @param outside how many of them are outside their range
 * @param known of how many that can be said
 */
record ResultRow(
        UUID id,
        Kind kind,
        Name name,
        When when,
        Status status,
        boolean isNew,
        int partCount,
        int outside,
        int known,
        @Nullable Value value,
        Position position) {

    enum Kind {
        /** Several values. */
        PANEL,
        /** One value. */
        SINGLE,
        /** A report in words. */
        NARRATIVE
    }
}
