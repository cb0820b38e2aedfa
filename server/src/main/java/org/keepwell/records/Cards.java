package org.keepwell.records;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the cards of the home page. */
final class Cards {

    private static final int MOST_NAMES = 3;

    private final Reading reading;
    private final Map<UUID, Concept> medicines;
    private final ResultRows results;

    Cards(Reading reading, Map<UUID, Concept> medicines) {
        this.reading = reading;
        this.medicines = medicines;
        this.results = new ResultRows(reading);
    }

    /** One for each group that has something new: newest day first, and of one day what people ask for first. */
    List<Home.Card> all() {
        return Arrays.stream(Group.values())
                .flatMap(group -> card(group).stream())
                .sorted(Comparator.comparing((Home.Card card) -> card.latest().day())
                        .reversed()
                        .thenComparing(Home.Card::group))
                .toList();
    }

    private Optional<Home.Card> card(Group group) {
        var rows = reading.all(Section.ITEM).stream()
                .filter(row -> group.shows(row.shelf()))
                .sorted(Comparator.comparing(Row::sortAt).reversed())
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        // every row carries the count of its shelf
        var ofShelves = new LinkedHashMap<Integer, Long>();
        rows.forEach(row -> ofShelves.put(row.shelf(), row.count()));
        int count = (int) ofShelves.values().stream().mapToLong(Long::longValue).sum();
        var names = rows.stream().map(this::name).distinct().limit(MOST_NAMES).toList();
        int outside = group == Group.RESULTS
                ? rows.stream().mapToInt(results::outside).sum()
                : 0;
        var newest = rows.getFirst();
        return Optional.of(
                new Home.Card(group, count, names, When.of(newest), outside, count == 1 ? newest.id() : null));
    }

    private Name name(Row row) {
        var sections = reading.sections();
        var words = reading.words();
        if (row.shelf() == Shelf.MEDICINE.code()) {
            var medicine = sections.open(row, new MedicineReader());
            return words.medicine(medicine.medicine(medicines), medicine.language);
        }
        if (row.shelf() == Shelf.VISIT.code()) {
            var visit = sections.open(row, new VisitReader());
            return words.name(visit.name(), visit.language);
        }
        var named = sections.open(row, new NameReader());
        return words.name(named.name(), named.language);
    }

    /** Rows of each group. */
    static Map<String, Integer> counts(Sections sections) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var group : Group.values()) {
            Stream<Row> ours = sections.of(Section.TOTAL).stream().filter(row -> group.shows(row.shelf()));
            counts.put(group.word(), (int) ours.mapToLong(Row::count).sum());
        }
        return counts;
    }
}
