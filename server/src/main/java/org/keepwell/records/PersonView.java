package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.patients.Person;

/** Whose record it is, as every page shows it. */
record PersonView(
        UUID id,
        String name,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String language,
        @Nullable String recordNumber,
        boolean deceased) {

    static PersonView of(PatientId patient, Person person) {
        return new PersonView(
                patient.value(),
                person.displayName(),
                person.birthDate(),
                person.sex(),
                person.language(),
                person.recordNumber(),
                person.deceased());
    }

    /** Without anything of it: a person must not be printed. */
    @Override
    public String toString() {
        return "person";
    }
}
