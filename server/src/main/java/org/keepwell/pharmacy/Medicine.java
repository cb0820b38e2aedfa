package org.keepwell.pharmacy;

import org.jspecify.annotations.Nullable;

/**
 * A medicine as the chart has it, controlled or not.
 *
 * @param text as the prescriber reads it, with strength and form, at most 105 characters
 * @param ndc eleven digits, or null
 */
public record Medicine(
        String text,
        @Nullable String rxNorm,
        @Nullable String ndc,
        @Nullable String strength,
        Schedule schedule) {

    @Override
    public String toString() {
        return "medicine";
    }
}
