package org.keepwell.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One FHIR R4 Dosage as it came. Whatever else it holds, and a value of another kind than FHIR has there, makes it strange:
 * then the rest alone may not be the whole instruction.
 */
final class Dosage implements Fhir.Fields {

    private static final int MOST = 10;

    @Nullable
    String text;

    @Nullable
    String patientInstruction;

    @Nullable
    Integer sequence;

    @Nullable
    Boolean asNeeded;

    Concept asNeededFor = Concept.NONE;
    Concept route = Concept.NONE;
    Concept method = Concept.NONE;
    final List<Concept> additional = new ArrayList<>();
    final List<Dose> doses = new ArrayList<>();

    @Nullable
    Timing timing;

    @Nullable
    Dose most;

    @Nullable
    Quantity mostIn;

    private final Set<String> seen = new HashSet<>();
    private boolean strange;

    /** @param high null where it is one amount */
    record Dose(Quantity low, @Nullable Quantity high) {}

    static Dosage read(JsonParser json) {
        var read = new Dosage();
        Fhir.object(json, read);
        return read;
    }

    /** A number of 1 to 999, else null. */
    static @Nullable Integer whole(@Nullable String digits) {
        return digits != null && digits.matches("[1-9]\\d{0,2}(\\.0{1,6})?")
                ? Integer.valueOf(digits.replaceFirst("\\..*", ""))
                : null;
    }

    @Override
    public void take(String name, JsonParser json) {
        strange |= !seen.add(name);
        switch (name) {
            case "id", "extension", "_text", "_patientInstruction" -> {}
            case "sequence" -> sequence = Dosage.whole(Fhir.number(json));
            case "text" -> text = Fhir.text(json);
            case "patientInstruction" -> patientInstruction = Fhir.text(json);
            case "additionalInstruction" -> each(json, at -> additional.add(concept(at)));
            case "timing" -> timing = Timing.read(json);
            case "asNeededBoolean" -> asNeeded = truth(json);
            case "asNeededCodeableConcept" -> asNeededFor = concept(json);
            case "route" -> route = concept(json);
            case "method" -> method = concept(json);
            case "doseAndRate" -> each(json, this::dose);
            case "maxDosePerPeriod" -> Fhir.object(json, this::most);
            default -> strange = true; // a site, a rate, another limit, a modifier
        }
    }

    private void each(JsonParser json, java.util.function.Consumer<JsonParser> element) {
        var count = new int[1];
        strange |= json.currentToken() != JsonToken.START_ARRAY;
        Fhir.each(json, at -> {
            if (++count[0] > MOST) {
                strange = true;
            } else {
                element.accept(at);
            }
        });
    }

    private Concept concept(JsonParser json) {
        var read = Concept.read(json);
        strange |= read.sent() == null;
        return read;
    }

    private @Nullable Boolean truth(JsonParser json) {
        var token = json.currentToken();
        strange |= token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE;
        return token == JsonToken.VALUE_TRUE;
    }

    private void dose(JsonParser json) {
        var before = doses.size();
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "id", "extension", "type" -> {}
                case "doseQuantity" -> doses.add(new Dose(Quantity.read(at), null));
                case "doseRange" -> range(at);
                default -> strange = true;
            }
        });
        strange |= doses.size() != before + 1;
    }

    private void range(JsonParser json) {
        var ends = new @Nullable Quantity[2];
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "id", "extension" -> {}
                case "low" -> ends[0] = Quantity.read(at);
                case "high" -> ends[1] = Quantity.read(at);
                default -> strange = true;
            }
        });
        if (ends[0] != null && ends[1] != null) {
            doses.add(new Dose(ends[0], ends[1]));
        }
    }

    private void most(String name, JsonParser json) {
        switch (name) {
            case "id", "extension" -> {}
            case "numerator" -> most = new Dose(Quantity.read(json), null);
            case "denominator" -> mostIn = Quantity.read(json);
            default -> strange = true;
        }
    }

    boolean isStrange() {
        var when = timing;
        return strange || (when != null && when.isStrange()) || (seen.contains("maxDosePerPeriod") && mostIn == null);
    }

    /** It says nothing at all, in words or otherwise. */
    boolean isEmpty() {
        return Set.of("id", "extension", "sequence").containsAll(seen);
    }

    /** The sender's words, those for the patient first; else null. */
    @Nullable
    String said() {
        return patientInstruction == null ? text : patientInstruction;
    }
}
