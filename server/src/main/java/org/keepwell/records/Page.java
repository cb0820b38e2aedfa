package org.keepwell.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param next where the next piece begins; null at the end
 * @param total rows of the whole list under the same filter
 */
record Page<T>(List<T> items, @Nullable String next, int total) {

    /** Rows a piece has; a statement asks for one more, which tells that there is a next piece. */
    static final int SIZE = 20;
}
