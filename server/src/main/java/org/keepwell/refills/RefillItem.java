package org.keepwell.refills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.ChangeKind;

/**
 * A request as staff see it; a shape of the wire.
 *
 * @param forPatient who asked is of staff, and did it for the patient
 * @param proposal filled in from the last prescription
 * @param protocol null if no written protocol names this medicine
 * @param asked what a pharmacy asks; null where none does
 * @param change what a pharmacy wants changed; null where it does not ask for that
 * @param mayDecline the reader may deny it, or ask the patient to come first
 * @param mayPrint it was decided on paper, and is printed here
 * @param mayCallBack it went to a pharmacy, which can still be asked not to fill it
 * @param mayCall a pharmacy has to be called, because nothing can be sent to it or it did not hear of it
 * @param orders all that went to pharmacies, the newest first
 * @param questionAt when the patient was asked something about it last
 * @param whyNot why the reader may not approve it; null where that is not the question
 */
public record RefillItem(
        UUID id,
        RefillState state,
        MedicineView medicine,
        @Nullable String note,
        Instant askedAt,
        String askedBy,
        boolean forPatient,
        boolean early,
        boolean controlled,
        boolean fromPharmacy,
        @Nullable PharmacyAsked asked,
        @Nullable ChangeAsked change,
        @Nullable PharmacyCard pharmacy,
        Facts facts,
        Decision proposal,
        @Nullable ProtocolCheck protocol,
        boolean mayApprove,
        boolean mayDecline,
        @Nullable WhyNot whyNot,
        @Nullable PharmacyState pharmacyState,
        boolean mayPrint,
        boolean mayCallBack,
        boolean mayCall,
        List<OrderLine> orders,
        @Nullable Instant questionAt) {

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

    public record LaboratoryValue(
            String name, String value, @Nullable String unit, LocalDate on) {

        @Override
        public String toString() {
            return "laboratory value";
        }
    }

    /**
     * @param id by which staff say what its pharmacy told them
     * @param current the one that was decided last
     * @param toCall its pharmacy has to be called about it
     * @param pharmacy where it was sent; null for one that is not in the directory
     */
    public record OrderLine(
            UUID id,
            Instant sentAt,
            OrderState state,
            boolean current,
            boolean toCall,
            @Nullable PharmacyCard pharmacy) {}

    /**
     * What a patient says of their medicines, not refused by staff.
     *
     * @param accepted somebody of staff has read it and agreed
     */
    public record SaidMedicine(
            StatementKind kind,
            String name,
            @Nullable String dose,
            @Nullable String often,
            boolean accepted) {

        @Override
        public String toString() {
            return "said medicine";
        }
    }

    /**
     * What a pharmacy asks, as it wrote it; what it did not say is null.
     *
     * @param pharmacyId null for a pharmacy that is not in the directory
     * @param inDirectory false for a pharmacy that is not known here: another one must be chosen
     * @param answerFailed what it was answered did not arrive: somebody has to call it
     * @param inChart false for a medicine that is not known to be one of the chart: a physician decides
     */
    public record PharmacyAsked(
            String pharmacy,
            @Nullable UUID pharmacyId,
            boolean inDirectory,
            boolean inChart,
            String medicine,
            @Nullable String quantity,
            @Nullable String daysSupply,
            @Nullable String refills,
            @Nullable String sig,
            @Nullable LocalDate lastFillOn,
            boolean answered,
            boolean answerFailed) {

        @Override
        public String toString() {
            return "asked";
        }
    }

    /**
     * What a pharmacy wants changed.
     *
     * @param kind null where it did not say
     * @param prescribed as the pharmacy wrote it
     * @param alternatives what it would rather give, in its order: a decision names one of these by its place; none where
     *     that is not the question
     */
    public record ChangeAsked(@Nullable ChangeKind kind, String prescribed, List<Alternative> alternatives) {

        @Override
        public String toString() {
            return "change";
        }
    }

    /**
     * What a pharmacy would rather give.
     *
     * @param proposal as the pharmacy would have it
     * @param controlled it cannot be sent
     */
    public record Alternative(String medicine, Decision proposal, boolean controlled) {

        @Override
        public String toString() {
            return "alternative";
        }
    }

    /**
     * @param interactions by class, from data with sources; also with what the patient takes besides
     * @param patientSays newest first
     */
    public record Facts(
            @Nullable LocalDate lastVisitOn,
            @Nullable LocalDate lastFillOn,
            @Nullable String quantity,
            @Nullable Integer repeatsLeft,
            @Nullable String prescriber,
            List<String> allergies,
            List<LaboratoryValue> laboratory,
            List<String> otherMedicines,
            List<String> interactions,
            List<SaidMedicine> patientSays) {

        @Override
        public String toString() {
            return "facts";
        }
    }

    /**
     * What must be so, and what the chart says, where it says something.
     *
     * @param fact a value, or words
     * @param unit of the value
     * @param on when that was
     */
    public record Condition(
            String text,
            boolean met,
            @Nullable String fact,
            @Nullable String unit,
            @Nullable LocalDate on) {

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
