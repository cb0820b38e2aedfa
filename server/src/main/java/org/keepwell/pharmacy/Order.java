package org.keepwell.pharmacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prescription to send.
 *
 * @param id our own number of it; one order is sent as new once and no more
 * @param daysSupply whole days, 1 to 999
 * @param refills 0 to 99
 * @param sig how to take it, as the patient reads it, at most 1,000 characters
 * @param note for the pharmacist, at most 210 characters
 */
public record Order(
        UUID id,
        Patient patient,
        Prescriber prescriber,
        UncontrolledMedicine medicine,
        Quantity quantity,
        int daysSupply,
        int refills,
        String sig,
        boolean substitutionAllowed,
        @Nullable String note,
        LocalDate writtenOn) {

    /** As SCRIPT writes it. */
    public enum Gender {
        F,
        M,
        U
    }

    /** @param recordNumber by which a pharmacy may name the patient later, or null */
    public record Patient(
            String family,
            String given,
            LocalDate birthDate,
            Gender gender,
            @Nullable Address address,
            @Nullable String phone,
            @Nullable String recordNumber) {

        @Override
        public String toString() {
            return "patient";
        }
    }

    /** @param npi ten digits */
    public record Prescriber(
            String family,
            String given,
            String npi,
            @Nullable Address address,
            @Nullable String phone) {}

    public record Quantity(BigDecimal amount, Unit unit) {}

    /** NCI Thesaurus codes of the units that quantities come in. */
    public enum Unit {
        TABLET("C48542"),
        CAPSULE("C48480"),
        MILLILITER("C28254"),
        GRAM("C48155"),
        EACH("C64933"),
        PATCH("C48524"),
        INHALER("C62276"),
        SUPPOSITORY("C48539"),
        UNSPECIFIED("C38046");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    @Override
    public String toString() {
        return "order";
    }
}
