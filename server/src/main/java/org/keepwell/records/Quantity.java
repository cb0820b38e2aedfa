package org.keepwell.records;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A number with its unit, as sent.
 *
 * @param value the digits exactly as sent
 * @param code the unit's UCUM code, if there is one
 */
record Quantity(
        @Nullable String value,
        @Nullable String comparator,
        @Nullable String unit,
        @Nullable String code) {

    static Quantity read(JsonParser json) {
        var reading = new Object() {
            @Nullable
            String value;

            @Nullable
            String comparator;

            @Nullable
            String unit;

            @Nullable
            String code;
        };
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "value" -> reading.value = Fhir.number(at);
                case "comparator" -> reading.comparator = Fhir.text(at);
                case "unit" -> reading.unit = Fhir.text(at);
                case "code" -> reading.code = Fhir.text(at);
                default -> {}
            }
        });
        return new Quantity(reading.value, reading.comparator, reading.unit, reading.code);
    }

    /** The unit to show. */
    @Nullable
    String shownUnit() {
        return unit == null ? code : unit;
    }

    /** What two numbers must have in common to be compared. */
    String unitKey() {
        return code != null ? code : unit != null ? unit : "";
    }

    @Nullable
    BigDecimal decimal() {
        return value == null ? null : new BigDecimal(value);
    }

    /** As one reads it aloud, without the unit: {@code <5}. */
    String text() {
        return (comparator == null ? "" : comparator) + (value == null ? "" : value);
    }
}
