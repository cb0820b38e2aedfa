package org.keepwell.records;

import org.jspecify.annotations.Nullable;

/** How final a result is. */
enum Status {
    FINAL,
    PRELIMINARY,
    CORRECTED,
    CANCELLED,
    OTHER;

    /** @param sent FHIR's status of an observation or a report */
    static Status of(@Nullable String sent) {
        return switch (sent) {
            case null -> OTHER;
            case "final" -> FINAL;
            case "preliminary", "registered", "partial" -> PRELIMINARY;
            case "amended", "corrected", "appended" -> CORRECTED;
            case "cancelled", "entered-in-error" -> CANCELLED;
            default -> OTHER;
        };
    }
}
