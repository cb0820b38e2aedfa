package org.keepwell.records;

import org.jspecify.annotations.Nullable;

/**
 * The values that are expected.
 *
 * @param text where the laboratory says it in words
 * @param source who says so, of a usual range
 */
record Range(
        @Nullable String low,
        @Nullable String high,
        @Nullable String unit,
        Kind kind,
        @Nullable String text,
        @Nullable String source) {

    enum Kind {
        /** From the laboratory that measured. */
        SENT,
        /** Ours, because the laboratory sent none. */
        USUAL
    }
}
