package org.keepwell.records;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.Timing.Repeat;
import org.keepwell.records.content.Wording;

/** Says when doses are taken. Null is: not understood. */
final class TimingWords {

    private static final int MOST_TIMES = 24;

    /** FHIR's EventTiming; "after sleep" and vaguer ones are left out. */
    private static final Map<String, Wording> EVENTS = Map.ofEntries(
            entry("MORN", new Wording("in the morning", "por la mañana")),
            entry("NOON", new Wording("at noon", "al mediodía")),
            entry("AFT", new Wording("in the afternoon", "por la tarde")),
            entry("EVE", new Wording("in the evening", "al final de la tarde")),
            entry("NIGHT", new Wording("at night", "por la noche")),
            entry("HS", new Wording("at bedtime", "al acostarse")),
            entry("WAKE", new Wording("on waking up", "al despertarse")),
            entry("C", new Wording("with meals", "con las comidas")),
            entry("CM", new Wording("with breakfast", "con el desayuno")),
            entry("CD", new Wording("with lunch", "con el almuerzo")),
            entry("CV", new Wording("with dinner", "con la cena")),
            entry("AC", new Wording("before meals", "antes de las comidas")),
            entry("ACM", new Wording("before breakfast", "antes del desayuno")),
            entry("ACD", new Wording("before lunch", "antes del almuerzo")),
            entry("ACV", new Wording("before dinner", "antes de la cena")),
            entry("PC", new Wording("after meals", "después de las comidas")),
            entry("PCM", new Wording("after breakfast", "después del desayuno")),
            entry("PCD", new Wording("after lunch", "después del almuerzo")),
            entry("PCV", new Wording("after dinner", "después de la cena")));

    private static final List<String> ALL_MEALS = List.of("C", "AC", "PC");

    private static final Map<String, Wording> DAYS = Map.of(
            "mon", new Wording("Mondays", "los lunes"),
            "tue", new Wording("Tuesdays", "los martes"),
            "wed", new Wording("Wednesdays", "los miércoles"),
            "thu", new Wording("Thursdays", "los jueves"),
            "fri", new Wording("Fridays", "los viernes"),
            "sat", new Wording("Saturdays", "los sábados"),
            "sun", new Wording("Sundays", "los domingos"));

    private TimingWords() {}

    static @Nullable Wording of(Repeat repeat) {
        boolean timed = repeat.period() != null;
        var parts = new ArrayList<@Nullable Wording>();
        if (timed) {
            parts.add(fits(repeat) ? rate(repeat) : null);
        } else if (repeat.frequency() != null
                || repeat.frequencyMax() != null
                || repeat.periodMax() != null
                || repeat.unit() != null) {
            return null; // twice in what?
        }
        if (!repeat.when().isEmpty() && !repeat.times().isEmpty()) {
            return null; // FHIR has the one or the other
        }
        if (!repeat.when().isEmpty()) {
            parts.add(listed(repeat.when(), EVENTS::get));
        }
        if (!repeat.times().isEmpty()) {
            parts.add(listed(repeat.times(), TimingWords::clock));
        }
        if (!repeat.days().isEmpty()) {
            parts.add(after(new Wording("on", ""), listed(repeat.days(), DAYS::get)));
        }
        return DosageWords.joined(parts);
    }

    /** Whether the moments and days named are as many as the doses. */
    private static boolean fits(Repeat repeat) {
        int events = repeat.when().size() + repeat.times().size();
        boolean daily = repeat.unit() == Span.DAY && Objects.equals(repeat.period(), 1);
        boolean exact = repeat.frequencyMax() == null && repeat.periodMax() == null;
        int frequency = Objects.requireNonNullElse(repeat.frequency(), events == 0 ? 1 : events);
        if (events > 0) {
            boolean meals = events == 1
                    && repeat.when().stream().anyMatch(ALL_MEALS::contains)
                    && Objects.requireNonNullElse(repeat.frequency(), 0) > 1;
            return daily
                    && exact
                    && (events == frequency || meals)
                    && (meals || repeat.when().stream().noneMatch(ALL_MEALS::contains));
        }
        return repeat.days().isEmpty()
                || daily
                || (repeat.unit() == Span.WEEK
                        && exact
                        && frequency == repeat.days().size());
    }

    private static @Nullable Wording rate(Repeat repeat) {
        var unit = repeat.unit();
        var period = repeat.period();
        var most = repeat.frequencyMax();
        int events = repeat.when().size() + repeat.times().size();
        int times = Objects.requireNonNullElse(repeat.frequency(), Math.max(1, events));
        if (unit == null
                || period == null
                || times > MOST_TIMES
                || (most != null && (most <= times || most > MOST_TIMES || repeat.frequency() == null))) {
            return null;
        }
        var until = repeat.periodMax();
        if (until != null && (until <= period || times > 1 || most != null)) {
            return null;
        }
        var often = most == null
                ? new Wording(times + " times", times + " veces")
                : new Wording(times + " to " + most + " times", "de " + times + " a " + most + " veces");
        boolean once = times == 1 && most == null;
        if (period == 1 && until == null) {
            return once ? unit.once : after(often, unit.per);
        }
        var span = unit.of(until == null ? period : until);
        var every = until == null
                ? new Wording("every " + period + " " + span.en(), "cada " + period + " " + span.es())
                : new Wording(
                        "every " + period + " to " + until + " " + span.en(),
                        "cada " + period + " a " + until + " " + span.es());
        return once ? every : after(often, every);
    }

    /** "hh:mm:00" as a clock says it; noon and midnight by name, since 12 may be either. */
    private static @Nullable Wording clock(String time) {
        if (!time.matches("([01]\\d|2[0-3]):[0-5]\\d:00(\\.0{1,9})?")) {
            return null;
        }
        int hour = Integer.parseInt(time.substring(0, 2));
        var minute = time.substring(3, 5);
        if (minute.equals("00") && hour % 12 == 0) {
            return hour == 0 ? new Wording("at midnight", "a medianoche") : new Wording("at noon", "al mediodía");
        }
        int shown = hour % 12 == 0 ? 12 : hour % 12;
        var clock = shown + ":" + minute;
        return new Wording(
                "at " + clock + (hour < 12 ? " a.m." : " p.m."),
                (shown == 1 ? "a la " : "a las ") + clock + (hour < 12 ? " a. m." : " p. m."));
    }

    private static @Nullable Wording listed(List<String> codes, Function<String, @Nullable Wording> words) {
        var all = new ArrayList<Wording>();
        for (var code : codes) {
            var one = words.apply(code);
            if (one == null) {
                return null;
            }
            all.add(one);
        }
        return new Wording(
                enumerated(all.stream().map(Wording::en).toList(), " and "),
                enumerated(all.stream().map(Wording::es).toList(), " y "));
    }

    private static String enumerated(List<String> words, String and) {
        int last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + and + words.get(last);
    }

    private static @Nullable Wording after(Wording first, @Nullable Wording second) {
        return second == null
                ? null
                : new Wording((first.en() + " " + second.en()).strip(), (first.es() + " " + second.es()).strip());
    }
}
