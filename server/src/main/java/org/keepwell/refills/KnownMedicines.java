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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.ControlledSubstance;
import org.keepwell.pharmacy.Medicine;
import org.keepwell.pharmacy.Schedule;
import org.keepwell.pharmacy.UncontrolledMedicine;
import org.keepwell.records.Prescription;

/**
 * What is known of a medicine by the ingredients that its name says. A chart does not say whether a medicine is controlled,
 * so only what is known not to be counts as not controlled.
 */
final class KnownMedicines {

    /** By ingredient, as it stands in a name: words with single spaces around. */
    private static final Map<String, String> CLASSES = classes();

    /** What else may stand in a name. */
    private static final Set<String> OTHER_WORDS = otherWords();

    private KnownMedicines() {}

    /** As below for a medicine of the chart. */
    static boolean mayBeControlled(Prescription medicine) {
        return mayBeControlled(medicine.clinical(), medicine.coded());
    }

    /**
     * Whether a prescription of it may not be sent: an ingredient is controlled or not known, or its code is another
     * medicine's.
     *
     * @param coded what its code is called, or null
     */
    static boolean mayBeControlled(String name, @Nullable String coded) {
        try {
            sendable(name, null, coded);
            return false;
        } catch (ControlledSubstance e) {
            return true; // the type that can be sent refuses to be made: this is the question
        }
    }

    /** @throws ControlledSubstance unless every word of it is known, and every ingredient not to be one */
    static UncontrolledMedicine sendable(String name, @Nullable String rxNorm, @Nullable String coded) {
        boolean known = isKnown(name) && (coded == null || isSame(name, coded));
        return UncontrolledMedicine.of(
                new Medicine(name, rxNorm, null, null, known ? Schedule.NOT_CONTROLLED : Schedule.UNKNOWN));
    }

    /** Each part has an ingredient, and no word is left that might be another one. */
    private static boolean isKnown(String name) {
        if (name.codePoints().anyMatch(one -> one > 'z' && Character.isLetter(one))) {
            return false; // a word that is cut at a letter of another alphabet would be no word any more
        }
        var rest = words(name);
        for (var one : ingredients(name)) {
            while (rest.contains(" " + one + " ")) {
                rest = rest.replace(" " + one + " ", " ");
            }
        }
        return Arrays.stream(name.split(" / "))
                        .noneMatch(part -> ingredients(part).isEmpty())
                && Arrays.stream(rest.strip().split(" "))
                        .allMatch(word -> word.isEmpty() || OTHER_WORDS.contains(word));
    }

    /** Where a code's own name names something, it has to be the same. */
    private static boolean isSame(String name, String coded) {
        var its = ingredients(coded);
        return !UncontrolledMedicine.isControlled(coded) && (its.isEmpty() || its.equals(ingredients(name)));
    }

    private static String words(String name) {
        return " " + String.join(" ", name.toLowerCase(Locale.ROOT).split("[^a-z]+")) + " ";
    }

    /** The ingredients that a name says, in the order of the list. */
    static Set<String> ingredients(String name) {
        var words = words(name);
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
        for (var line : lines("known-medicines.txt")) {
            var parts = line.split(":", 2);
            for (var word : parts[1].strip().split("\\s+")) {
                if (found.put(word.replace('_', ' '), parts[0].strip()) != null) {
                    throw new IllegalStateException("known-medicines.txt: twice: " + word);
                }
            }
        }
        return found;
    }

    private static Set<String> otherWords() {
        return lines("name-words.txt").stream()
                .flatMap(line -> Arrays.stream(line.split(":", 2)[1].strip().split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(KnownMedicines.class.getResourceAsStream("/refills/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
