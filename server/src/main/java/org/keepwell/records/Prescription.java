package org.keepwell.records;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A medicine of the chart as far as the sender structured it; null is what it did not say.
 *
 * @param plain reviewed plain name in the reader's language
 * @param sent as the sender wrote it
 * @param rxNorm the product's RxNorm code
 * @param active whether it goes on
 * @param dosage how it is taken, for the reader: in plain words, or the sender's
 * @param sig how it is taken, as the sender wrote it: for pharmacies
 * @param wordedSig the same in our English words where the sender left words out; null unless that says all of it
 * @param quantity of one dispense, the digits as sent
 * @param unit of the quantity, as sent
 * @param daysSupply how long one dispense is meant to last, whole days
 * @param repeatsLeft never below 0; counts the dispenses that name this prescription
 * @param coded what the sender calls that code; may be another medicine than the words beside it say
 * @param prescriber as the sender wrote the name
 * @param lastFillOn of the newest dispense that names this prescription, where it was handed over
 */
public record Prescription(
        UUID id,
        @Nullable String plain,
        @Nullable String sent,
        @Nullable String rxNorm,
        @Nullable String coded,
        boolean active,
        @Nullable String dosage,
        @Nullable String sig,
        @Nullable String wordedSig,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable Integer daysSupply,
        @Nullable Integer repeatsAllowed,
        @Nullable Integer repeatsLeft,
        @Nullable LocalDate authoredOn,
        @Nullable String prescriber,
        @Nullable LocalDate lastFillOn) {

    /** What to call it where one name is shown: plain words first. */
    public String shown() {
        return plain != null ? plain : clinical();
    }

    /** The clinical name first: for staff and pharmacies. */
    public String clinical() {
        return sent != null ? sent : plain != null ? plain : rxNorm != null ? rxNorm : "?";
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "prescription " + id;
    }
}
