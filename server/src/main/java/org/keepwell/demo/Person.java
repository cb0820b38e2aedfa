package org.keepwell.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A made-up patient and the outline of the story that the generator tells.
 *
 * @param code name of the bundle, d001 and on
 * @param given given names, first one first
 * @param sex FHIR administrative gender
 * @param yearsOfHistory how far the record goes back
 * @param visitsAYear how many visits besides those that the story demands
 */
record Person(
        String code,
        List<String> given,
        String family,
        String sex,
        LocalDate birthDate,
        String language,
        int doctor,
        int nurse,
        int site,
        double yearsOfHistory,
        double visitsAYear,
        List<Had> problems,
        List<Allergy> allergies,
        Set<Twist> twists) {

    /** A problem with when it began and, if it is over, when it ended; both in years ago. */
    record Had(Problem problem, double yearsAgo, @Nullable Double endedYearsAgo) {

        boolean isActive(double atYearsAgo) {
            return atYearsAgo <= yearsAgo && (endedYearsAgo == null || atYearsAgo > endedYearsAgo);
        }
    }

    /** What makes one record unlike the others. */
    enum Twist {
        /** Something happened within the last two weeks. */
        NEWS,
        /** A visit is planned. */
        PLANNED,
        /** The newest report is not final yet. */
        PRELIMINARY,
        /** One result was corrected by the laboratory. */
        CORRECTED,
        /** A chest picture was taken. */
        CHEST_PICTURE,
        /** A breast picture was taken. */
        BREAST_PICTURE,
        /** Takes birth control. */
        CONTRACEPTION,
        /** Asked for an HIV test. */
        HIV_TEST,
        /** Has a parent who may look at part of the record. */
        PARENT
    }

    String mrn() {
        return "MC-%05d".formatted(10_000 + Integer.parseInt(code.substring(1)) * 137);
    }

    String name() {
        return String.join(" ", given) + " " + family;
    }

    boolean isFemale() {
        return sex.equals("female");
    }

    double ageYears(LocalDate on) {
        return ChronoUnit.DAYS.between(birthDate, on) / 365.25;
    }
}
