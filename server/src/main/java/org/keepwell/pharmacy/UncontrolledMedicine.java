package org.keepwell.pharmacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A medicine that may be sent. Of a controlled one there is no such object, so there is no order and no message either. */
public final class UncontrolledMedicine {

    /** Also by name: whoever forgets to say the schedule is not let through for it. */
    private static final Set<String> CONTROLLED = names();

    private final Medicine medicine;

    private UncontrolledMedicine(Medicine medicine) {
        this.medicine = medicine;
    }

    /** @throws ControlledSubstance unless it is known not to be controlled */
    public static UncontrolledMedicine of(Medicine medicine) {
        if (medicine.schedule() != Schedule.NOT_CONTROLLED || isControlled(medicine.text())) {
            throw new ControlledSubstance();
        }
        return new UncontrolledMedicine(medicine);
    }

    /** Whether the text names a substance that is scheduled. */
    static boolean isControlled(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+")).anyMatch(CONTROLLED::contains);
    }

    public Medicine medicine() {
        return medicine;
    }

    private static Set<String> names() {
        try (var in = Objects.requireNonNull(
                UncontrolledMedicine.class.getResourceAsStream("/pharmacy/controlled-names.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "medicine";
    }
}
