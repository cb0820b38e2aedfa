package org.keepwell.pharmacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param wanted what it would rather give, of a change: one of these is chosen; none where it names none, or for a renewal
 * @param quantity as it was prescribed, and so the days, refills and directions
 * @param requestedRefills how many it asks for; null where it leaves that open
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
        List<Wanted> wanted,
        @Nullable String quantity,
        @Nullable String daysSupply,
        @Nullable String refills,
        @Nullable String requestedRefills,
        @Nullable String sig,
        @Nullable String note,
        @Nullable LocalDate lastFilledOn,
        boolean controlled,
        boolean answered,
        boolean answerFailed,
        Instant askedAt) {

    /** What a pharmacy would rather give; what it does not say of it is as it was prescribed. */
    public record Wanted(
            String medicine,
            @Nullable String quantity,
            @Nullable String daysSupply,
            @Nullable String refills,
            @Nullable String sig) {

        @Override
        public String toString() {
            return "wanted";
        }
    }

    /** As if this one were asked for. */
    public Asked asking(Wanted one) {
        return new Asked(
                id,
                renewal,
                order,
                pharmacy,
                pharmacyName,
                medicine,
                rxNorm,
                change,
                wanted,
                one.quantity(),
                one.daysSupply(),
                one.refills(),
                requestedRefills,
                one.sig(),
                note,
                lastFilledOn,
                controlled,
                answered,
                answerFailed,
                askedAt);
    }

    @Override
    public String toString() {
        return renewal ? "renewal request" : "change request";
    }
}
