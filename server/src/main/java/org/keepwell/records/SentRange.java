package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A reference range as the laboratory sent it.
 *
 * @param normal whether it is the range of normal values, not of a treatment or a warning
 * @param narrowed whether it is for some people only: an age, a sex
 */
record SentRange(
        @Nullable Quantity low,
        @Nullable Quantity high,
        @Nullable String text,
        boolean normal,
        boolean narrowed) {

    static SentRange read(JsonParser json) {
        var reading = new Object() {
            @Nullable
            Quantity low;

            @Nullable
            Quantity high;

            @Nullable
            String text;

            boolean normal = true;
            boolean narrowed;
        };
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "low" -> reading.low = Quantity.read(at);
                case "high" -> reading.high = Quantity.read(at);
                case "text" -> reading.text = Fhir.text(at);
                case "type" -> reading.normal = Concept.read(at).has("normal");
                case "appliesTo", "age" -> reading.narrowed = true;
                default -> {}
            }
        });
        return new SentRange(bound(reading.low), bound(reading.high), reading.text, reading.normal, reading.narrowed);
    }

    private static @Nullable Quantity bound(@Nullable Quantity quantity) {
        return quantity == null || quantity.value() == null ? null : quantity;
    }

    /** Whether both bounds are in this unit; a bound without a unit is in the value's. */
    boolean comparableWith(String unitKey) {
        return comparable(low, unitKey) && comparable(high, unitKey);
    }

    private static boolean comparable(@Nullable Quantity bound, String unitKey) {
        return bound == null || bound.unitKey().isEmpty() || bound.unitKey().equals(unitKey);
    }

    Range shown() {
        var unit = low != null ? low.shownUnit() : high != null ? high.shownUnit() : null;
        return new Range(
                low == null ? null : low.value(),
                high == null ? null : high.value(),
                unit,
                Range.Kind.SENT,
                text,
                null);
    }
}
