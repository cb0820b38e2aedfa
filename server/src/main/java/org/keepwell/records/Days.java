package org.keepwell.records;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;

/** The days that a list is narrowed to, both included; a day is the one where it happened, as sent. */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

    private static final String OPEN_START = "-infinity"; // as PostgreSQL writes it
    private static final String OPEN_END = "infinity";
    private static final Duration WIDEST_OFFSET = Duration.ofHours(14);

    /** @throws RuleBroken if a text is no date, or the last day is before the first */
    static Days of(@Nullable String from, @Nullable String to) {
        var first = day(from, "from");
        var last = day(to, "to");
        if (first != null && last != null && last.isBefore(first)) {
            throw new RuleBroken(422, "query.DATES_INVERTED", "from", "to");
        }
        return new Days(first, last);
    }

    boolean any() {
        return from == null && to == null;
    }

    /** No row of these days sorts before. */
    String low() {
        return from == null
                ? OPEN_START
                : from.atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minus(WIDEST_OFFSET)
                        .toString();
    }

    /** Every row of these days sorts before. */
    String high() {
        return to == null
                ? OPEN_END
                : to.plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(WIDEST_OFFSET)
                        .toString();
    }

    String first() {
        return from == null ? OPEN_START : from.toString();
    }

    String last() {
        return to == null ? OPEN_END : to.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 2 || day.getYear() > 9999) {
                throw new RuleBroken(422, "query.BAD_DATE", field);
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new RuleBroken(422, "query.BAD_DATE", field);
        }
    }
}
