package org.keepwell.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Demographics, as the newest import gave them. Stored as sealed JSON.
 *
 * @param birthDate as sent: a day, a month or a year (ISO 8601)
 * @param sex administrative gender as sent: female, male, other, unknown
 * @param language BCP 47, as sent
 */
public record Person(
        List<Name> names,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String language,
        List<Contact> contacts,
        List<Address> addresses,
        List<Identifier> identifiers,
        boolean deceased) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later release may have stored more
            .build();

    /** @param use FHIR's: official, usual, maiden, old, … or null */
    public record Name(
            @Nullable String use,
            @Nullable String family,
            List<String> given,
            List<String> prefix,
            List<String> suffix,
            @Nullable String text) {

        String shown() {
            var text = Stream.of(given.stream(), Stream.ofNullable(family), suffix.stream())
                    .flatMap(parts -> parts)
                    .collect(Collectors.joining(" "));
            return text.isBlank() ? Optional.ofNullable(this.text).orElse("") : text;
        }
    }

    /** @param system FHIR's: phone, email, sms, … */
    public record Contact(
            @Nullable String system, String value, @Nullable String use) {}

    public record Address(
            @Nullable String use,
            List<String> lines,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {}

    /** @param type of HL7 table 0203, as MR */
    public record Identifier(
            @Nullable String type, @Nullable String system, String value) {}

    /** Opens a row of {@code patients.person}. */
    public static Person open(PatientCipher cipher, PatientId patient, byte[] sealed, int version) {
        return JSON.readValue(cipher.open(sealed, place(patient, version)), Person.class);
    }

    byte[] seal(PatientCipher cipher, PatientId patient, int version) {
        return cipher.seal(JSON.writeValueAsBytes(this), place(patient, version));
    }

    /** The name to show: the usual one, else the official one, else the first that is still used. */
    public String displayName() {
        return Stream.of("usual", "official")
                .flatMap(use -> names.stream().filter(name -> use.equals(name.use())))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> !"old".equals(name.use()) && !"maiden".equals(name.use()))
                        .findFirst())
                .or(() -> names.stream().findFirst())
                .map(Name::shown)
                .orElse("");
    }

    /** The birth date if a whole day was sent. */
    public Optional<LocalDate> birthDay() {
        return birthDate != null && birthDate.length() == 10
                ? Optional.of(LocalDate.parse(birthDate))
                : Optional.empty();
    }

    public @Nullable Integer birthYear() {
        return birthDate == null ? null : Integer.valueOf(birthDate.substring(0, 4));
    }

    /** The first record number, or null. */
    public @Nullable String recordNumber() {
        return identifiers.stream()
                .filter(identifier -> "MR".equals(identifier.type()))
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
    }

    private static Place place(PatientId patient, int version) {
        return new Place("patients.person", "sealed", patient.value(), version);
    }

    /** Without anything of it: a person must not be printed. */
    @Override
    public String toString() {
        return "person";
    }
}
