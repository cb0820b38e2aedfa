package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** When doses are taken: FHIR's Timing. Strange as {@link Dosage} is. */
final class Timing {

    private static final int MOST = 24;

    /**
     * Empty lists and null are what was not said.
     *
     * @param when FHIR's EventTiming codes
     * @param times {@code hh:mm:ss}
     */
    record Repeat(
            @Nullable Integer frequency,
            @Nullable Integer frequencyMax,
            @Nullable Integer period,
            @Nullable Integer periodMax,
            @Nullable Span unit,
            List<String> when,
            List<String> days,
            List<String> times) {

        static Repeat each(int frequency, int period, Span unit) {
            return new Repeat(frequency, null, period, null, unit, List.of(), List.of(), List.of());
        }

        static Repeat at(String when) {
            return new Repeat(null, null, null, null, null, List.of(when), List.of(), List.of());
        }

        boolean isEmpty() {
            return period == null
                    && frequency == null
                    && unit == null
                    && when.isEmpty()
                    && days.isEmpty()
                    && times.isEmpty();
        }

        boolean sameRate(Repeat other) {
            return period != null
                    && other.period != null
                    && unit == other.unit
                    && period.equals(other.period)
                    && java.util.Objects.equals(frequency, other.frequency)
                    && frequencyMax == null
                    && periodMax == null;
        }
    }

    Concept code = Concept.NONE;

    @Nullable
    Quantity bounds;

    private @Nullable Integer frequency;
    private @Nullable Integer frequencyMax;
    private @Nullable Integer period;
    private @Nullable Integer periodMax;
    private @Nullable Span unit;
    private final List<String> when = new ArrayList<>();
    private final List<String> days = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private boolean strange;

    static Timing read(JsonParser json) {
        var read = new Timing();
        read.strange = json.currentToken() != JsonToken.START_OBJECT;
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "id", "extension" -> {}
                case "code" -> read.code = Concept.read(at);
                case "repeat" -> Fhir.object(at, read::repeat);
                default -> read.strange = true; // events of their own
            }
        });
        return read;
    }

    private void repeat(String name, JsonParser json) {
        switch (name) {
            case "id", "extension" -> {}
            case "frequency" -> frequency = number(json);
            case "frequencyMax" -> frequencyMax = number(json);
            case "period" -> period = number(json);
            case "periodMax" -> periodMax = number(json);
            case "periodUnit" -> {
                unit = Span.of(Fhir.text(json));
                strange |= unit == null;
            }
            case "when" -> texts(json, when);
            case "dayOfWeek" -> texts(json, days);
            case "timeOfDay" -> texts(json, times);
            case "boundsDuration" -> bounds = Quantity.read(json);
            default -> strange = true; // counts, durations, offsets, other bounds
        }
    }

    private @Nullable Integer number(JsonParser json) {
        var number = Dosage.whole(Fhir.number(json));
        strange |= number == null;
        return number;
    }

    private void texts(JsonParser json, List<String> into) {
        strange |= json.currentToken() != JsonToken.START_ARRAY;
        Fhir.each(json, at -> {
            var text = Fhir.text(at);
            if (text == null || into.size() >= MOST || into.contains(text)) {
                strange = true;
            } else {
                into.add(text);
            }
        });
    }

    boolean isStrange() {
        return strange;
    }

    Repeat repeat() {
        return new Repeat(frequency, frequencyMax, period, periodMax, unit, when, days, times);
    }
}
