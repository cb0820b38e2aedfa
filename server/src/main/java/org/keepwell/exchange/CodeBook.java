package org.keepwell.exchange;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;

/** What is known of single codes: the labels they bring, and a category other than that of their kind of resource. */
public interface CodeBook {

    /** Mask of {@link org.keepwell.access.Label} bits; 0 for a code that is not listed. */
    long labels(String system, String code);

    /** Null for a code that is not listed: its resource then has the category of its kind. */
    @Nullable
    Category category(String system, String code);
}
