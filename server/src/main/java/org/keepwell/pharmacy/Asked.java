package org.keepwell.pharmacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pharmacy asked about one patient, as it said it.
 *
 * @param order ours, where it named one
 * @param pharmacy of our directory, where it is there; else only the name is known
 * @param medicine as the pharmacy wrote it
 * @param rxNorm the code of it, where the pharmacy gave one of RxNorm
 * @param change what is to be changed, where it said so; null for a renewal
 * @param wanted what it would rather give, of a change; else null
 * @param answerFailed what was answered did not arrive
 * @param controlled may only be denied
 */
public record Asked(
        UUID id,
        boolean renewal,
        @Nullable UUID order,
        @Nullable PharmacyId pharmacy,
        String pharmacyName,
        String medicine,
        @Nullable String rxNorm,
        @Nullable ChangeKind change,
        @Nullable String wanted,
        @Nullable String quantity,
        @Nullable String daysSupply,
        @Nullable String refills,
        @Nullable String sig,
        @Nullable String note,
        @Nullable LocalDate lastFilledOn,
        boolean controlled,
        boolean answered,
        boolean answerFailed,
        Instant askedAt) {

    @Override
    public String toString() {
        return renewal ? "renewal request" : "change request";
    }
}
