package org.keepwell.records.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keepwell.access.Category;

/** Which category a piece of a record belongs to, by its own code, by its FHIR category, or by its resource type. */
public final class CodeCategories {

    private static final String RESOURCE_TYPE = "http://hl7.org/fhir/resource-types";

    private final Map<CodeKey, Category> categories = new HashMap<>();

    private CodeCategories() {
        for (var row : Csv.rows("categories.csv")) {
            categories.put(new CodeKey(row.get(0), row.get(1)), Category.valueOf(row.get(2)));
        }
    }

    /** The table that ships with the program, read at first use. */
    public static CodeCategories shipped() {
        return Shipped.TABLE;
    }

    /**
     * What a code says about the category; goes before {@link #ofResource}.
     *
     * @param system code system URI as in FHIR {@code Coding.system}; the code is from {@code code} or {@code category}
     */
    public Optional<Category> find(String system, String code) {
        return Optional.ofNullable(categories.get(new CodeKey(system, code)));
    }

    /** The category of a resource whose codes say nothing; a type that is not listed is {@link Category#OTHER}. */
    public Category ofResource(String resourceType) {
        return find(RESOURCE_TYPE, resourceType).orElse(Category.OTHER);
    }

    private static final class Shipped {
        static final CodeCategories TABLE = new CodeCategories();
    }
}
