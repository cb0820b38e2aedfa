package org.keepwell.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The value of an observation or of one of its components, as sent; at most one field is set.
 *
 * @param text a value that is neither one number nor a concept, ready to show
 * @param unit of {@code text}, where it has one
 */
record Measure(
        @Nullable Quantity quantity,
        @Nullable Concept concept,
        @Nullable Boolean truth,
        @Nullable String text,
        @Nullable String unit) {

    private static final Set<String> TEXTS = Set.of("valueString", "valueTime", "valueDateTime");

    /** @return null if the field is no value, or of a kind that has no words */
    static @Nullable Measure read(String field, JsonParser json) {
        if (TEXTS.contains(field)) {
            return words(Fhir.text(json), null);
        }
        return switch (field) {
            case "valueQuantity" -> quantity(Quantity.read(json));
            case "valueInteger" -> integer(Fhir.number(json));
            case "valueCodeableConcept" -> concept(Concept.read(json));
            case "valueBoolean" -> truth(json);
            case "valueRange" -> pair(json, "low", "high", "–");
            case "valueRatio" -> pair(json, "numerator", "denominator", ":");
            case "valuePeriod" -> period(Period.read(json));
            default -> null;
        };
    }

    private static @Nullable Measure quantity(Quantity quantity) {
        return quantity.value() == null ? null : new Measure(quantity, null, null, null, null);
    }

    private static @Nullable Measure integer(@Nullable String digits) {
        return digits == null ? null : quantity(new Quantity(digits, null, null, null));
    }

    private static @Nullable Measure concept(Concept concept) {
        return concept.isEmpty() ? null : new Measure(null, concept, null, null, null);
    }

    private static @Nullable Measure truth(JsonParser json) {
        var token = json.currentToken();
        boolean is = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return is ? new Measure(null, null, token == JsonToken.VALUE_TRUE, null, null) : null;
    }

    private static @Nullable Measure words(@Nullable String text, @Nullable String unit) {
        return text == null ? null : new Measure(null, null, null, text, unit);
    }

    private static @Nullable Measure period(Period period) {
        return words(
                period.start() == null
                        ? period.end()
                        : period.end() == null ? period.start() : period.start() + " – " + period.end(),
                null);
    }

    /** Two numbers in one value: {@code 1:128}, {@code 3–5}. With two units, each stands at its number. */
    private static @Nullable Measure pair(JsonParser json, String first, String second, String between) {
        var both = new @Nullable Quantity[2];
        Fhir.object(json, (name, at) -> {
            if (name.equals(first)) {
                both[0] = Quantity.read(at);
            } else if (name.equals(second)) {
                both[1] = Quantity.read(at);
            }
        });
        var one = both[0];
        var other = both[1];
        if (one == null || other == null) {
            var only = one == null ? other : one;
            return only == null || only.value() == null ? null : words(only.text(), only.shownUnit());
        }
        if (one.unitKey().equals(other.unitKey())) {
            return words(one.text() + between + other.text(), one.shownUnit());
        }
        return words(withUnit(one) + " " + between + " " + withUnit(other), null);
    }

    private static String withUnit(Quantity quantity) {
        var unit = quantity.shownUnit();
        return quantity.text() + (unit == null ? "" : " " + unit);
    }

    /** The unit that numbers must share to be compared; null if this is no number. */
    @Nullable
    String unitKey() {
        return quantity == null ? null : quantity.unitKey();
    }

    Value shown(Words words) {
        if (quantity != null) {
            return new Value(quantity.text(), quantity.value(), quantity.shownUnit(), quantity.comparator());
        }
        var said = concept != null ? words.shown(concept) : truth != null ? words.truth(truth) : text;
        return new Value(said == null ? "" : said, null, unit, null);
    }
}
