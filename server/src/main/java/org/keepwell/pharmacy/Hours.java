package org.keepwell.pharmacy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * When a pharmacy is open, in its own zone. Written as {@code Mo-Fr 08:00-21:00; Sa 09:00-13:00 14:00-18:00}; a day that is
 * not named is closed. A span that ends at or before its start goes on to the next day.
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week) {

    /** @param closes the first moment when it is closed again */
    public record Span(LocalTime opens, LocalTime closes) {

        boolean overMidnight() {
            return !closes.isAfter(opens);
        }
    }

    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final Pattern PART =
            Pattern.compile("(Mo|Tu|We|Th|Fr|Sa|Su)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))?((?: \\d\\d:\\d\\d-\\d\\d:\\d\\d)+)");

    public Hours {
        week = Map.copyOf(week);
    }

    /** @throws IllegalArgumentException if it is written otherwise */
    public static Hours parse(String text, ZoneId zone) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var part : text.strip().isEmpty() ? new String[0] : text.split(";")) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException("hours are written as 'Mo-Fr 08:00-21:00; Sa 09:00-18:00'");
            }
            int from = DAYS.indexOf(match.group(1));
            int to = match.group(2) == null ? from : DAYS.indexOf(match.group(2));
            for (int day = from; ; day = (day + 1) % DAYS.size()) {
                week.put(DayOfWeek.of(day + 1), spans(match.group(3)));
                if (day == to) {
                    break;
                }
            }
        }
        return new Hours(zone, week);
    }

    public boolean isOpenAt(Instant moment) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        boolean today = week.getOrDefault(local.getDayOfWeek(), List.of()).stream()
                .anyMatch(
                        span -> !time.isBefore(span.opens()) && (span.overMidnight() || time.isBefore(span.closes())));
        return today
                || week.getOrDefault(local.getDayOfWeek().minus(1), List.of()).stream()
                        .anyMatch(span -> span.overMidnight() && time.isBefore(span.closes()));
    }

    private static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        try {
            for (var span : text.strip().split(" ")) {
                var ends = span.split("-");
                spans.add(new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("hours go from 00:00 to 23:59", e);
        }
        return List.copyOf(spans);
    }
}
