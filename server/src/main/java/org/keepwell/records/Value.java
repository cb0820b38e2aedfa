package org.keepwell.records;

import org.jspecify.annotations.Nullable;

/**
 * A value to show.
 *
 * @param text the value in words or digits, without its unit
 * @param number its digits as sent, if it is one number
 */
record Value(
        String text,
        @Nullable String number,
        @Nullable String unit,
        @Nullable String comparator) {}
