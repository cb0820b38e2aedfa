package org.keepwell.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ClinicalTime.Precision;

/**
 * When, no more exact than it was sent.
 *
 * @param offset as sent, like {@code -05:00}; null for a day or less
 * @param day the date as sent: a year, a month or a day
 */
record When(Instant at, Exact precision, @Nullable String offset, String day) {

    enum Exact {
        YEAR,
        MONTH,
        DAY,
        INSTANT,
        /** Nothing says when; {@code at} is when it arrived. */
        UNKNOWN
    }

    /** Of a row's columns. */
    static When of(Row row) {
        var time = ClinicalTime.of(row.sortAt(), row.timeForm());
        return time == null ? new When(row.arrivedAt(), Exact.UNKNOWN, null, utcDay(row.arrivedAt())) : of(time);
    }

    private static When of(ClinicalTime time) {
        var day = time.localDay().toString();
        return switch (time.precision()) {
            case YEAR -> new When(time.at(), Exact.YEAR, null, day.substring(0, 4));
            case MONTH -> new When(time.at(), Exact.MONTH, null, day.substring(0, 7));
            case DAY -> new When(time.at(), Exact.DAY, null, day);
            case SECOND, FRACTION -> new When(time.at(), Exact.INSTANT, offset(time.offsetMinutes()), day);
        };
    }

    /** Of a FHIR date, dateTime or instant; null for null and for text that is none. */
    static @Nullable When sent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case 4 -> of(coarse(LocalDate.of(Integer.parseInt(text), 1, 1), Precision.YEAR));
                case 7 -> of(coarse(YearMonth.parse(text).atDay(1), Precision.MONTH));
                case 10 -> of(coarse(LocalDate.parse(text), Precision.DAY));
                default -> exact(text);
            };
        } catch (DateTimeException | NumberFormatException notATime) {
            return null; // the import checks formats; a row from elsewhere must not hide the whole page
        }
    }

    private static When exact(String text) {
        // a leap second counts as the second before: Java's time has none
        var time = OffsetDateTime.parse(
                text.startsWith("60", 17) ? text.substring(0, 17) + "59" + text.substring(19) : text);
        var minutes = time.getOffset().getTotalSeconds() / 60;
        return of(new ClinicalTime(time.toInstant(), Precision.SECOND, minutes, time.toLocalDate()));
    }

    private static ClinicalTime coarse(LocalDate day, Precision precision) {
        return new ClinicalTime(day.atStartOfDay(ZoneOffset.UTC).toInstant(), precision, null, day);
    }

    private static @Nullable String offset(@Nullable Integer minutes) {
        return minutes == null ? null : ZoneOffset.ofTotalSeconds(minutes * 60).getId();
    }

    private static String utcDay(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** The day as a date: the first of a month or year. */
    LocalDate localDay() {
        return switch (day.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(day), 1, 1);
            case 7 -> YearMonth.parse(day).atDay(1);
            default -> LocalDate.parse(day);
        };
    }
}
