package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vaccination in a list. */
record ImmunizationRow(
        UUID id,
        Name name,
        When when,
        String status,
        @Nullable String place,
        boolean isNew) {}
