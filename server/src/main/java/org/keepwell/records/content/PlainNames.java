package org.keepwell.records.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plain names for codes, reading grade 7 or lower. A code without one has no name here: the screen shows what the
 * sender wrote, marked with its language.
 */
public final class PlainNames {

    private final Map<CodeKey, Wording> names;
    private final Map<String, PlainMedicine> ingredients;

    private PlainNames(Map<CodeKey, Wording> names, Map<String, PlainMedicine> ingredients) {
        this.names = names;
        this.ingredients = ingredients;
    }

    /** The table that ships with the program, read at first use. */
    public static PlainNames shipped() {
        return Shipped.TABLE;
    }

    /** @param system code system URI as in FHIR {@code Coding.system} */
    public Optional<Wording> find(String system, String code) {
        return Optional.ofNullable(names.get(new CodeKey(system, code)));
    }

    /**
     * The ingredients named in a product's text, in the order of the text. Several for a product with several; none
     * when no word is known.
     *
     * @param product what the sender calls the product, for instance {@code lisinopril 10 MG Oral Tablet}
     */
    public List<PlainMedicine> ingredientsOf(String product) {
        var found = new ArrayList<PlainMedicine>();
        for (var word : product.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            var medicine = ingredients.get(word);
            if (medicine != null && !found.contains(medicine)) {
                found.add(medicine);
            }
        }
        return List.copyOf(found);
    }

    private static final class Shipped {
        static final PlainNames TABLE = new PlainNames(names(), ingredients());

        private static Map<CodeKey, Wording> names() {
            var names = new LinkedHashMap<CodeKey, Wording>();
            for (var row : Csv.rows("plain-names.csv")) {
                names.put(new CodeKey(row.get(0), row.get(1)), new Wording(row.get(2), row.get(3)));
            }
            return Map.copyOf(names);
        }

        private static Map<String, PlainMedicine> ingredients() {
            var ingredients = new LinkedHashMap<String, PlainMedicine>();
            for (var row : Csv.rows("plain-ingredients.csv")) {
                ingredients.put(
                        row.get(0),
                        new PlainMedicine(new Wording(row.get(1), row.get(2)), new Wording(row.get(3), row.get(4))));
            }
            return Map.copyOf(ingredients);
        }
    }
}
