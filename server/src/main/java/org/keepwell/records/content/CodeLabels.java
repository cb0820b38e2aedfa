package org.keepwell.records.content;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keepwell.access.Category;
import org.keepwell.access.Label;

/**
 * Which codes make a piece of a record more sensitive than its category says. Errs on the side of a label: a block
 * of ICD-10-CM is labelled whole, and a medicine is labelled by a word in its name when its product code is unknown.
 */
public final class CodeLabels {

    private static final String MEDICINE_WORD = "urn:keepwell:medicine-word";
    private static final String CATEGORY = "urn:keepwell:category";

    private final Map<CodeKey, Set<Label>> exact = new HashMap<>();
    private final Map<CodeKey, Set<Label>> prefixes = new HashMap<>();

    private CodeLabels() {
        for (var row : Csv.rows("labels.csv")) {
            var prefix = row.get(1).endsWith("*");
            var code = prefix ? row.get(1).substring(0, row.get(1).length() - 1) : row.get(1);
            (prefix ? prefixes : exact)
                    .computeIfAbsent(new CodeKey(row.get(0), code), _ -> EnumSet.noneOf(Label.class))
                    .add(Label.valueOf(row.get(2)));
        }
    }

    /** The table that ships with the program, read at first use. */
    public static CodeLabels shipped() {
        return Shipped.TABLE;
    }

    /** @param system code system URI as in FHIR {@code Coding.system} */
    public Set<Label> find(String system, String code) {
        var labels = EnumSet.noneOf(Label.class);
        labels.addAll(exact.getOrDefault(new CodeKey(system, code), Set.of()));
        for (int end = 1; end <= code.length(); end++) {
            labels.addAll(prefixes.getOrDefault(new CodeKey(system, code.substring(0, end)), Set.of()));
        }
        return Collections.unmodifiableSet(labels);
    }

    /** Labels by the words in a medicine's name, whatever its code. */
    public Set<Label> ofMedicine(String name) {
        var labels = EnumSet.noneOf(Label.class);
        for (var word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            labels.addAll(exact.getOrDefault(new CodeKey(MEDICINE_WORD, word), Set.of()));
        }
        return Collections.unmodifiableSet(labels);
    }

    /** What everything of a category carries, known code or not. */
    public Set<Label> ofCategory(Category category) {
        return find(CATEGORY, category.name());
    }

    private static final class Shipped {
        static final CodeLabels TABLE = new CodeLabels();
    }
}
