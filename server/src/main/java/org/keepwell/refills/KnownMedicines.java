package org.keepwell.refills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.ControlledSubstance;
import org.keepwell.pharmacy.Medicine;
import org.keepwell.pharmacy.Schedule;
import org.keepwell.pharmacy.UncontrolledMedicine;

/**
 * What is known of a medicine by the ingredients that its name says. A chart does not say whether a medicine is controlled,
 * so only what is known not to be counts as not controlled.
 */
final class KnownMedicines {

    /** By ingredient, as it stands in a name: words with single spaces around. */
    private static final Map<String, String> CLASSES = classes();

    private KnownMedicines() {}

    /** Whether a prescription of it may not be sent: an ingredient is controlled, or not known. */
    static boolean mayBeControlled(String name) {
        try {
            sendable(name, null);
            return false;
        } catch (ControlledSubstance e) {
            return true; // the type that can be sent refuses to be made: this is the question
        }
    }

    /** @throws ControlledSubstance unless every ingredient is known not to be one */
    static UncontrolledMedicine sendable(String name, @Nullable String rxNorm) {
        boolean known = Arrays.stream(name.split(" / "))
                .noneMatch(part -> ingredients(part).isEmpty());
        return UncontrolledMedicine.of(
                new Medicine(name, rxNorm, null, null, known ? Schedule.NOT_CONTROLLED : Schedule.UNKNOWN));
    }

    /** The ingredients that a name says, in the order of the list. */
    static Set<String> ingredients(String name) {
        var words = " " + String.join(" ", name.toLowerCase(Locale.ROOT).split("[^a-z]+")) + " ";
        var found = new LinkedHashSet<String>();
        CLASSES.keySet().stream().filter(one -> words.contains(" " + one + " ")).forEach(found::add);
        return found;
    }

    /** The classes of a medicine's ingredients. */
    static Set<String> classesOf(String name) {
        var found = new LinkedHashSet<String>();
        ingredients(name).forEach(one -> found.add(Objects.requireNonNull(CLASSES.get(one))));
        return found;
    }

    /** What belongs to a class, in the order of the list. */
    static Set<String> ofClass(String name) {
        var found = new LinkedHashSet<String>();
        CLASSES.forEach((ingredient, its) -> {
            if (its.equals(name)) {
                found.add(ingredient);
            }
        });
        return found;
    }

    static boolean isClass(String word) {
        return CLASSES.containsValue(word);
    }

    static boolean isIngredient(String word) {
        return CLASSES.containsKey(word);
    }

    private static Map<String, String> classes() {
        var found = new LinkedHashMap<String, String>();
        for (var line : lines()) {
            var parts = line.split(":", 2);
            for (var word : parts[1].strip().split("\\s+")) {
                if (found.put(word.replace('_', ' '), parts[0].strip()) != null) {
                    throw new IllegalStateException("known-medicines.txt: twice: " + word);
                }
            }
        }
        return found;
    }

    private static List<String> lines() {
        try (var in =
                Objects.requireNonNull(KnownMedicines.class.getResourceAsStream("/refills/known-medicines.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
