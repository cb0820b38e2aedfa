package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of an Observation. */
final class ObservationReader implements Fhir.Fields {

    /** One of several values under one name, like the two numbers of a blood pressure. */
    record Part(Concept code, @Nullable Measure value) {}

    Concept code = Concept.NONE;
    Concept interpretation = Concept.NONE;
    Concept absent = Concept.NONE;

    @Nullable
    String status;

    @Nullable
    String language;

    @Nullable
    String issued;

    @Nullable
    Measure value;

    final List<SentRange> ranges = new ArrayList<>();
    final List<Part> components = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    List<Reference> performers = List.of();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "status" -> status = Fhir.text(json);
            case "language" -> language = Fhir.text(json);
            case "code" -> code = Concept.read(json);
            case "issued" -> issued = Fhir.text(json);
            case "interpretation" ->
                Fhir.each(json, element -> {
                    var read = Concept.read(element);
                    interpretation = interpretation.isEmpty() ? read : interpretation;
                });
            case "referenceRange" -> Fhir.each(json, element -> ranges.add(SentRange.read(element)));
            case "component" -> Fhir.each(json, element -> components.add(component(element)));
            case "note" -> notes.addAll(Annotations.read(json));
            case "performer" -> performers = Reference.readAll(json);
            case "dataAbsentReason" -> absent = Concept.read(json);
            default -> {
                var read = name.startsWith("value") ? Measure.read(name, json) : null;
                value = read == null ? value : read;
            }
        }
    }

    private static Part component(JsonParser json) {
        var code = new Concept[] {Concept.NONE};
        var value = new @Nullable Measure[1];
        Fhir.object(json, (name, at) -> {
            if (name.equals("code")) {
                code[0] = Concept.read(at);
            } else if (name.startsWith("value")) {
                var read = Measure.read(name, at);
                value[0] = read == null ? value[0] : read;
            }
        });
        return new Part(code[0], value[0]);
    }

    /** The number that a trend draws: the value, or the upper one of a blood pressure. */
    @Nullable
    Quantity number() {
        var pressure = BloodPressure.of(this);
        return pressure != null ? pressure.upper() : value == null ? null : value.quantity();
    }

    Value shown(Words words) {
        return java.util.Objects.requireNonNullElseGet(shownOrNull(words), () -> new Value("", null, null, null));
    }

    /** Null where there is no value of its own; a reason why there is none counts as a value in words. */
    @Nullable
    Value shownOrNull(Words words) {
        var pressure = BloodPressure.of(this);
        if (pressure != null) {
            return pressure.shown();
        }
        if (value != null) {
            return value.shown(words);
        }
        var reason = components.isEmpty()
                        && (absent.text() != null || !absent.codings().isEmpty())
                ? words.shown(absent)
                : null;
        return reason == null ? null : new Value(reason, null, null, null);
    }
}
