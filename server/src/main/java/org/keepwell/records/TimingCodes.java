package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.records.Timing.Repeat;

/** What the usual codes for times stand for: HL7's v3-GTSAbbreviation. PM is not here: afternoon there, evening elsewhere. */
final class TimingCodes {

    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";

    private static final Repeat DAILY = Repeat.each(1, 1, Span.DAY);
    private static final DosageTerms<Repeat> KNOWN = known();

    private TimingCodes() {}

    private static DosageTerms<Repeat> known() {
        var known = new DosageTerms<Repeat>();
        add(known, "QD", Repeat.each(1, 1, Span.DAY), "Every day", "Once a day", "Once daily", "Daily");
        add(known, "BID", Repeat.each(2, 1, Span.DAY), "Twice a day", "Twice daily", "Two times a day");
        add(known, "TID", Repeat.each(3, 1, Span.DAY), "Three times a day", "3 times a day", "3 times daily");
        add(known, "QID", Repeat.each(4, 1, Span.DAY), "Four times a day", "4 times a day", "4 times daily");
        add(known, "QOD", Repeat.each(1, 2, Span.DAY), "Every other day");
        add(known, "WK", Repeat.each(1, 1, Span.WEEK), "Weekly", "Once a week");
        add(known, "MO", Repeat.each(1, 1, Span.MONTH), "Monthly", "Once a month");
        add(known, "AM", Repeat.at("MORN"), "Every morning");
        add(known, "BED", Repeat.at("HS"), "At bedtime");
        for (int hours = 1; hours <= 72; hours++) {
            var every = hours == 1 ? "Every hour" : "Every " + hours + " hours";
            add(known, "Q" + hours + "H", Repeat.each(1, hours, Span.HOUR), every);
        }
        return known;
    }

    private static void add(DosageTerms<Repeat> known, String code, Repeat repeat, String... names) {
        known.with(HL7, code, repeat, names).said(repeat, code);
        known.with("null", code, repeat);
    }

    /**
     * When, by the code and the structure: FHIR lets a code stand for the whole of it, so that both must say the same.
     *
     * @return null if that is not understood
     */
    static @Nullable Repeat of(Timing timing) {
        var repeat = timing.repeat();
        if (timing.code.isEmpty()) {
            return repeat;
        }
        var coded = KNOWN.of(timing.code);
        if (coded == null || repeat.isEmpty()) {
            return coded;
        }
        boolean same = coded.when().isEmpty()
                ? coded.sameRate(repeat)
                : coded.when().equals(repeat.when()) && (repeat.period() == null || repeat.sameRate(DAILY));
        return same ? repeat : null;
    }
}
