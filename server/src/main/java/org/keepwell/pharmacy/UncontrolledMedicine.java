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

    /** A shorter piece is the beginning of too many words: which ones are meant stands in the list. */
    private static final int LEAST_CUT = 5;

    private static final int LEAST_WHOLE = 7;

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

    /** Whether the text names a substance that is scheduled; also cut short, or with something written against it. */
    public static boolean isControlled(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+")).anyMatch(UncontrolledMedicine::isOne);
    }

    private static boolean isOne(String word) {
        return CONTROLLED.contains(word)
                || (word.length() >= LEAST_CUT && CONTROLLED.stream().anyMatch(one -> one.startsWith(word)))
                || CONTROLLED.stream().anyMatch(one -> one.length() >= LEAST_WHOLE && word.startsWith(one));
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
