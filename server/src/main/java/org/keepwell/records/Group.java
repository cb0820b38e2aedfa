package org.keepwell.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keepwell.access.Category;

/** A page of the record, as the home page and the chart count it. */
enum Group {
    RESULTS(Category.RESULTS, Shelf.RESULT, Shelf.REPORT),
    MEDICINES(Category.MEDICINES, Shelf.MEDICINE),
    CONDITIONS(Category.CONDITIONS, Shelf.CONDITION),
    ALLERGIES(Category.ALLERGIES, Shelf.ALLERGY),
    IMMUNIZATIONS(Category.IMMUNIZATIONS, Shelf.IMMUNIZATION),
    VITALS(Category.VITALS, Shelf.VITAL),
    VISITS(Category.VISITS, Shelf.VISIT),
    PROCEDURES(Category.PROCEDURES, Shelf.PROCEDURE),
    NOTES(Category.NOTES, Shelf.NOTE);

    private final Category category;
    private final List<Shelf> shelves;

    Group(Category category, Shelf... shelves) {
        this.category = category;
        this.shelves = List.of(shelves);
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Category category() {
        return category;
    }

    /** The shelf under which it is kept when the group was last opened. */
    Shelf shelf() {
        return shelves.getFirst();
    }

    List<Shelf> shelves() {
        return shelves;
    }

    boolean shows(int shelf) {
        return shelves.stream().anyMatch(one -> one.code() == shelf);
    }

    static Optional<Group> named(String word) {
        for (var group : values()) {
            if (group.word().equals(word)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
