package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A procedure in a list. */
record ProcedureRow(
        UUID id,
        Name name,
        When when,
        String status,
        @Nullable String place,
        boolean isNew) {}
