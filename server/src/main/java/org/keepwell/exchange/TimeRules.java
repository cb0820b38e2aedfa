package org.keepwell.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ClinicalTime;
import org.keepwell.records.ClinicalTime.Precision;

/** Which of a resource's times is the clinical one, and what its text means. */
final class TimeRules {

    /** When it happened comes before when it was planned, and that before when it was written down. */
    private static final List<String> ORDER = List.of(
            "effectiveDateTime",
            "effectiveInstant",
            "effectivePeriod.start",
            "performedDateTime",
            "performedPeriod.start",
            "occurrenceDateTime",
            "occurrencePeriod.start",
            "onsetDateTime",
            "onsetPeriod.start",
            "started",
            "whenHandedOver",
            "whenPrepared",
            "servicedDate",
            "servicedPeriod.start",
            "collectedDateTime",
            "billablePeriod.start",
            "start",
            "authoredOn",
            "authored",
            "startDate",
            "period.start",
            "sent",
            "date",
            "context.period.start",
            "recordedDate",
            "issued",
            "recorded",
            "receivedTime",
            "dateAsserted",
            "dateTime",
            "createdDateTime",
            "created",
            "manufactureDate");

    /** Last parts of the names above, and the end of a period. */
    static final Set<String> NAMES = ORDER.stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private TimeRules() {}

    static @Nullable ClinicalTime clinical(FactCollector facts) {
        return ORDER.stream()
                .map(facts::text)
                .filter(text -> text != null)
                .findFirst()
                .map(TimeRules::parse)
                .orElse(null);
    }

    static @Nullable Instant lastUpdated(FactCollector facts) {
        var text = facts.text("meta.lastUpdated");
        return text == null ? null : parse(text).at();
    }

    static @Nullable LocalDate day(FactCollector facts, String path) {
        var text = facts.text(path);
        return text == null ? null : parse(text).localDay();
    }

    /** @param text a FHIR date, dateTime or instant that the shape check let pass */
    static ClinicalTime parse(String text) {
        return switch (text.length()) {
            case 4 -> day(LocalDate.of(Integer.parseInt(text), 1, 1), Precision.YEAR);
            case 7 -> day(YearMonth.parse(text).atDay(1), Precision.MONTH);
            case 10 -> day(LocalDate.parse(text), Precision.DAY);
            default -> exact(text);
        };
    }

    private static ClinicalTime day(LocalDate day, Precision precision) {
        return new ClinicalTime(day.atStartOfDay(ZoneOffset.UTC).toInstant(), precision, null, day);
    }

    private static ClinicalTime exact(String text) {
        var time = OffsetDateTime.parse(plain(text));
        var precision = text.charAt(19) == '.' ? Precision.FRACTION : Precision.SECOND;
        return new ClinicalTime(
                time.toInstant(), precision, time.getOffset().getTotalSeconds() / 60, time.toLocalDate());
    }

    /** Leap seconds count as the second before, digits beyond nanoseconds are cut: Java's time has neither. */
    private static String plain(String text) {
        var seconds = text.startsWith("60", 17) ? text.substring(0, 17) + "59" + text.substring(19) : text;
        int end = 20;
        while (seconds.charAt(19) == '.' && Character.isDigit(seconds.charAt(end))) {
            end++;
        }
        return end > 29 ? seconds.substring(0, 29) + seconds.substring(end) : seconds;
    }
}
