package org.keepwell.records;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/** The lengths of time that doses are ordered in: UCUM codes. Seconds and minutes are for machines, and not worded. */
enum Span {
    HOUR(
            "h",
            1,
            new Wording("every hour", "cada hora"),
            new Wording("an hour", "por hora"),
            new Wording("hour", "hora"),
            new Wording("hours", "horas")),
    DAY(
            "d",
            24,
            new Wording("once a day", "una vez al día"),
            new Wording("a day", "al día"),
            new Wording("day", "día"),
            new Wording("days", "días")),
    WEEK(
            "wk",
            168,
            new Wording("once a week", "una vez a la semana"),
            new Wording("a week", "a la semana"),
            new Wording("week", "semana"),
            new Wording("weeks", "semanas")),
    MONTH(
            "mo",
            0,
            new Wording("once a month", "una vez al mes"),
            new Wording("a month", "al mes"),
            new Wording("month", "mes"),
            new Wording("months", "meses")),
    YEAR(
            "a",
            0,
            new Wording("once a year", "una vez al año"),
            new Wording("a year", "al año"),
            new Wording("year", "año"),
            new Wording("years", "años"));

    /** UCUM. */
    final String code;

    /** 0 where they are not always as many. */
    final int hours;

    final Wording once;
    final Wording per;
    private final Wording one;
    private final Wording many;

    Span(String code, int hours, Wording once, Wording per, Wording one, Wording many) {
        this.code = code;
        this.hours = hours;
        this.once = once;
        this.per = per;
        this.one = one;
        this.many = many;
    }

    Wording of(int count) {
        return count == 1 ? one : many;
    }

    static @Nullable Span of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(span -> span.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /** A whole number of them, "10 days"; null if it is none. */
    static @Nullable Wording counted(Quantity duration) {
        var count = Dosage.whole(duration.value());
        var span = of(duration.code() == null ? duration.unit() : duration.code());
        if (count == null || span == null || duration.comparator() != null) {
            return null;
        }
        var unit = span.of(count);
        return new Wording(count + " " + unit.en(), count + " " + unit.es());
    }
}
