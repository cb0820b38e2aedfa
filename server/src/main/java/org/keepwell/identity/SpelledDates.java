package org.keepwell.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the dates that a text may spell, in the ways in which people write the day of their birth. */
final class SpelledDates {

    private static final Map<String, Integer> MONTHS = months();

    private static final String GAP = "[-./_, ]{0,2}";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d|\\d\\d)";
    private static final String MONTH = "(?<month>1[0-2]|0?[1-9])";
    private static final String DAY = "(?<day>[12]\\d|3[01]|0?[1-9])";
    private static final String NAME = MONTHS.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .collect(Collectors.joining("|", "(?<name>", ")"));
    private static final String OF = GAP + "(?:de )?";

    private static final List<Pattern> FORMS = Stream.of(
                    YEAR + GAP + MONTH + GAP + DAY,
                    DAY + GAP + MONTH + GAP + YEAR,
                    MONTH + GAP + DAY + GAP + YEAR,
                    DAY + OF + NAME + OF + YEAR,
                    NAME + GAP + DAY + GAP + YEAR)
            .map(Pattern::compile)
            .toList();

    private SpelledDates() {}

    /**
     * Each spelling that is in the text, in lower case, the longest first, with the past dates that it may mean.
     */
    static Map<String, List<LocalDate>> in(String text, LocalDate today) {
        var found = new TreeMap<String, List<LocalDate>>(
                (one, other) -> one.length() == other.length() ? one.compareTo(other) : other.length() - one.length());
        var lower = text.toLowerCase(Locale.ROOT);
        for (var form : FORMS) {
            var match = form.matcher(lower);
            for (int from = 0; from < lower.length() && match.find(from); from = match.start() + 1) {
                add(found, match, lower, today);
            }
        }
        return found;
    }

    private static void add(Map<String, List<LocalDate>> found, Matcher match, String text, LocalDate today) {
        int year = Integer.parseInt(match.group("year"));
        var years = year < 100 ? List.of(1900 + year, 2000 + year) : List.of(year);
        for (int one : years) {
            try {
                var date = LocalDate.of(one, month(match), Integer.parseInt(match.group("day")));
                if (!date.isAfter(today)) {
                    found.merge(text.substring(match.start(), match.end()), List.of(date), SpelledDates::both);
                }
            } catch (DateTimeException e) {
                continue; // the thirtieth of February is nobody's birthday
            }
        }
    }

    private static int month(Matcher match) {
        if (match.namedGroups().containsKey("month")) {
            return Integer.parseInt(match.group("month"));
        }
        return MONTHS.getOrDefault(match.group("name"), 0);
    }

    private static List<LocalDate> both(List<LocalDate> some, List<LocalDate> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static Map<String, Integer> months() {
        var all = new TreeMap<String, Integer>();
        for (var language : List.of(
                "january february march april may june july august september october november december",
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
                "jan feb mar apr may jun jul aug sep oct nov dec",
                "ene feb mar abr may jun jul ago sep oct nov dic")) {
            var names = language.split(" ");
            for (int month = 1; month <= names.length; month++) {
                all.put(names[month - 1], month);
            }
        }
        return all;
    }
}
