package org.keepwell.refills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as staff see it; a shape of the wire.
 *
 * @param proposal filled in from the last prescription
 * @param protocol null if no written protocol names this medicine
 * @param whyNot why the reader may not approve it; null where that is not the question
 */
public record RefillItem(
        UUID id,
        RefillState state,
        MedicineView medicine,
        @Nullable String note,
        Instant askedAt,
        String askedBy,
        boolean early,
        boolean controlled,
        boolean fromPharmacy,
        @Nullable PharmacyCard pharmacy,
        Facts facts,
        Decision proposal,
        @Nullable ProtocolCheck protocol,
        boolean mayApprove,
        @Nullable WhyNot whyNot,
        @Nullable PharmacyState pharmacyState) {

    public enum WhyNot {
        PRESCRIBER_ONLY,
        PROTOCOL,
        CONTROLLED
    }

    public record MedicineView(
            String name,
            @Nullable String sent,
            @Nullable String dosage,
            @Nullable String rxNorm) {

        @Override
        public String toString() {
            return "medicine";
        }
    }

    public record LaboratoryValue(String name, String value, LocalDate on) {

        @Override
        public String toString() {
            return "laboratory value";
        }
    }

    /** @param interactions by class, from data with sources */
    public record Facts(
            @Nullable LocalDate lastVisitOn,
            @Nullable LocalDate lastFillOn,
            @Nullable String quantity,
            @Nullable Integer repeatsLeft,
            @Nullable String prescriber,
            List<String> allergies,
            List<LaboratoryValue> laboratory,
            List<String> otherMedicines,
            List<String> interactions) {

        @Override
        public String toString() {
            return "facts";
        }
    }

    /** @param fact what the chart says, where it says something */
    public record Condition(
            String text, boolean met, @Nullable String fact) {

        @Override
        public String toString() {
            return "condition";
        }
    }

    public record ProtocolCheck(String name, boolean allowed, int maxDays, int maxRefills, List<Condition> conditions) {

        @Override
        public String toString() {
            return "protocol";
        }
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "refill " + id;
    }
}
