package org.keepwell.records;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An allergy in a list.
 *
 * @param kind food, medication, environment or biologic, as sent
 */
record AllergyRow(
        UUID id,
        Name name,
        Activity state,
        Severity severity,
        List<Name> reactions,
        @Nullable When since,
        @Nullable String kind,
        boolean isNew) {

    enum Severity {
        HIGH,
        LOW,
        UNKNOWN
    }
}
