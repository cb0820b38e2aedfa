package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * An additional instruction that we have words for, in both languages.
 *
 * @param leastHours the shortest time between two doses that it speaks of; 0 if it speaks of none
 * @param mostHours the longest
 * @param ifNeeded it leaves the taking to the patient
 */
record DosageAdvice(Wording words, int leastHours, int mostHours, boolean ifNeeded) {

    /** SNOMED CT, with its own names: a code under another name is not taken for it. */
    private static final DosageTerms<DosageAdvice> KNOWN = new DosageTerms<DosageAdvice>()
            .with(
                    DosageTerms.SNOMED,
                    "225757006",
                    every(4, 6, "Every 4 to 6 hours", "Cada 4 a 6 horas"),
                    "Every four to six hours")
            .with(DosageTerms.SNOMED, "307468000", every(6, 6, "Every 6 hours", "Cada 6 horas"), "Every six hours")
            .with(
                    DosageTerms.SNOMED,
                    "396143001",
                    every(72, 72, "Every 72 hours", "Cada 72 horas"),
                    "Every seventy two hours")
            .with(
                    DosageTerms.SNOMED,
                    "1831000175103",
                    new DosageAdvice(
                            new Wording("Every 12 hours when needed", "Cada 12 horas si lo necesita"), 12, 12, true),
                    "Every twelve hours as required")
            .with(
                    DosageTerms.SNOMED,
                    "418577003",
                    only(
                            "Take at regular intervals. Complete the course unless you are told otherwise",
                            "A intervalos regulares. Complete el tratamiento, salvo que le indiquen otra cosa"),
                    "Take at regular intervals. Complete the prescribed course unless otherwise directed")
            .with(
                    DosageTerms.SNOMED,
                    "311504000",
                    only("With or after food", "Con comida o después de comer"),
                    "With or after food")
            .said(
                    new DosageAdvice(new Wording("Take when needed", "Tome si lo necesita"), 0, 0, true),
                    "Take as needed",
                    "Take when needed");

    static @Nullable DosageAdvice of(Concept concept) {
        return KNOWN.of(concept);
    }

    static @Nullable DosageAdvice named(String words) {
        return KNOWN.named(words);
    }

    /** Whether it says the same as what is said beside it; where it does not, somebody erred, and we do not know who. */
    boolean fits(Dosage dosage, Timing.@Nullable Repeat repeat) {
        if (ifNeeded && !Boolean.TRUE.equals(dosage.asNeeded) && dosage.asNeededFor.isEmpty()) {
            return false;
        }
        if (mostHours == 0 || repeat == null || repeat.period() == null) {
            return true;
        }
        var unit = repeat.unit();
        int times = repeat.frequency() == null ? 1 : repeat.frequency();
        int hours = unit == null ? 0 : repeat.period() * unit.hours;
        return repeat.frequencyMax() == null
                && repeat.periodMax() == null
                && hours >= leastHours * times
                && hours <= mostHours * times;
    }

    private static DosageAdvice every(int least, int most, String en, String es) {
        return new DosageAdvice(new Wording(en, es), least, most, false);
    }

    private static DosageAdvice only(String en, String es) {
        return new DosageAdvice(new Wording(en, es), 0, 0, false);
    }
}
