package org.keepwell.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient resource is about, as sent.
 *
 * @param importedId the id that the patient gets if not known yet
 * @param birthDate as sent, may be a year or a month only
 * @param sex {@code gender} as sent
 * @param language first preferred, else first language
 * @param deceasedOn null if alive or sent without a date
 * @param practitionerNpis of general practitioners that were sent with a NPI
 */
public record PatientFacts(
        UUID importedId,
        String sourceId,
        List<Name> names,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String language,
        List<Contact> contacts,
        List<Address> addresses,
        List<Identifier> identifiers,
        boolean deceased,
        @Nullable LocalDate deceasedOn,
        List<String> practitionerNpis) {

    /** @param use official, usual, maiden, old, … or null */
    public record Name(
            @Nullable String use,
            @Nullable String family,
            List<String> given,
            List<String> prefix,
            List<String> suffix,
            @Nullable String text) {}

    /** @param system phone, email, sms, fax, … */
    public record Contact(
            @Nullable String system, String value, @Nullable String use) {}

    /** A postal address; {@code use} may be {@code old}. */
    public record Address(
            @Nullable String use,
            List<String> lines,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {}

    /** @param type code of HL7 v2 table 0203, such as MR; null if none was sent */
    public record Identifier(
            @Nullable String type, @Nullable String system, String value) {

        /** May a patient be known by it? Only a record number; social security, licence and passport never. */
        public boolean isRecordNumber() {
            return "MR".equals(type) && system != null;
        }
    }

    /** The identifiers that a match may use, if their system is authoritative for the tenant. */
    public List<Identifier> recordNumbers() {
        return identifiers.stream().filter(Identifier::isRecordNumber).toList();
    }
}
