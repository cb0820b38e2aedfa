package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A medicine in a list. */
record MedicineRow(
        UUID id,
        Name name,
        Activity state,
        String status,
        @Nullable When startedOn,
        @Nullable When endedOn,
        @Nullable String dosage,
        @Nullable Name reason,
        @Nullable String prescriber,
        boolean isNew) {}
