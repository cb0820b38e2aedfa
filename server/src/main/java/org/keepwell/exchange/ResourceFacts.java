package org.keepwell.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.records.Activity;
import org.keepwell.records.ClinicalTime;
import org.keepwell.records.ResourceType;
import org.keepwell.records.Shelf;

/**
 * What the clear columns of a resource's row need.
 *
 * @param status as sent; clinical status of a condition or an allergy, {@code entered-in-error} where that is said
 * @param labels mask of {@link org.keepwell.access.Label} bits
 * @param time null where nothing says when
 * @param sortAt {@link ClinicalTime#at()}, else when the sender last changed it, else null
 * @param encounterId our id of the visit
 * @param reportIds our ids of all reports in the same file that contain this result
 * @param codeKey input of the keyed hash of main code and unit: form byte 1, then system, code and unit, each with
 *     its length in four bytes before it; null without a code
 */
public record ResourceFacts(
        ResourceType type,
        @Nullable String status,
        Shelf shelf,
        Category category,
        long labels,
        @Nullable ClinicalTime time,
        @Nullable Instant sortAt,
        @Nullable UUID encounterId,
        List<UUID> reportIds,
        byte @Nullable [] codeKey,
        Activity activity) {}
