package org.keepwell.records;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One vital sign in one unit, with its newest value.
 *
 * @param recent up to twelve numbers, oldest first
 */
record VitalGroup(
        UUID latestId,
        Name name,
        @Nullable Value latest,
        List<ResultDetail.Component> components,
        When when,
        int count,
        List<String> recent) {}
