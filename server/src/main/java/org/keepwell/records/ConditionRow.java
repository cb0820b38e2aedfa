package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A health problem in a list. */
record ConditionRow(
        UUID id,
        Name name,
        Activity state,
        @Nullable When since,
        @Nullable When until,
        @Nullable String recordedBy,
        boolean isNew) {}
