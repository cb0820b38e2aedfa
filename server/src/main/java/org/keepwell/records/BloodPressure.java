package org.keepwell.records;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two numbers that are read as one: 120/80. */
record BloodPressure(Quantity upper, Quantity lower) {

    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";

    /** Null unless both numbers are there, once each and in the same unit. */
    static @Nullable BloodPressure of(ObservationReader observation) {
        if (observation.value != null || observation.components.size() < 2) {
            return null;
        }
        var upper = part(observation, SYSTOLIC);
        var lower = part(observation, DIASTOLIC);
        return upper == null || lower == null || !upper.unitKey().equals(lower.unitKey())
                ? null
                : new BloodPressure(upper, lower);
    }

    private static @Nullable Quantity part(ObservationReader observation, String code) {
        var found = observation.components.stream()
                .filter(component -> component.code().has(code))
                .map(ObservationReader.Part::value)
                .toList();
        var only = found.size() == 1 ? found.getFirst() : null;
        return only == null ? null : only.quantity();
    }

    /** The upper number comes first, in whatever order it was sent; other components stay where they are. */
    static List<ObservationReader.Part> inOrder(List<ObservationReader.Part> components) {
        return components.stream()
                .sorted(Comparator.comparing(part -> !part.code().has(SYSTOLIC)))
                .toList();
    }

    Value shown() {
        return new Value(upper.text() + "/" + lower.text(), null, upper.shownUnit(), null);
    }
}
