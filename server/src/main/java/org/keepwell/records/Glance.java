package org.keepwell.records;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Component;

/**
 * What whoever answers a request sees of the chart beside it: allergies, medicines of now and the last visit, as far as the
 * grant holds them. In one statement.
 */
@Component
public class Glance {

    private static final int ALLERGIES = 20;
    private static final int MEDICINES = 40;

    private static final String WANTED =
            "(values (" + Shelf.ALLERGY.code() + ", " + Activity.NONE.code() + ", " + ALLERGIES
                    + "), (" + Shelf.MEDICINE.code() + ", " + Activity.NOW.code() + ", " + MEDICINES + "), ("
                    + Shelf.VISIT.code()
                    + ", " + Activity.NONE.code() + ", 5)) g (shelf, state, most)";

    private static final PatientStatement PAGE = PatientStatement.of(Sql.with(
            "page as materialized (select q.* from " + WANTED + " cross join lateral (select " + Sql.COLUMNS
                    + " from records.resource r where " + Sql.OURS + " and r.shelf = g.shelf and r." + Sql.SHOWN
                    + " and (g.state = 0 or r.state = g.state) " + Sql.NEWEST_FIRST + " limit g.most) q)",
            Sql.HEAD,
            Sql.row(Section.ITEM, "p") + "from page p"));

    /**
     * Names as shown in a chart; null where the grant does not hold them.
     *
     * @param lastVisitAt the start of the newest visit that has begun
     */
    public record View(
            @Nullable List<String> allergies,
            @Nullable List<String> medicines,
            @Nullable Instant lastVisitAt) {

        /** Without what it shows: it must not be printed. */
        @Override
        public String toString() {
            return "glance";
        }
    }

    private final RecordStore store;
    private final Clock clock;

    Glance(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param acceptLanguage of the reader */
    public View of(Grant grant, @Nullable String acceptLanguage) {
        var now = clock.instant();
        var sections = store.read(
                grant, PAGE, RecordStore.values("account", grant.actor().id()));
        var reading = Reading.of(sections, Language.of(acceptLanguage), now);
        var rows = sections.of(Section.ITEM);
        var shelves = new ShelfRows(reading, store.medicines(grant, sections, rows));
        return new View(
                grant.holds(Category.ALLERGIES)
                        ? of(rows, Shelf.ALLERGY)
                                .map(row -> shown(shelves.allergy(row).name()))
                                .distinct()
                                .toList()
                        : null,
                grant.holds(Category.MEDICINES)
                        ? of(rows, Shelf.MEDICINE)
                                .map(row -> shown(shelves.medicine(row).name()))
                                .distinct()
                                .toList()
                        : null,
                lastVisit(rows, now).orElse(null));
    }

    /** The clinical name first: staff read this. */
    private static String shown(Name name) {
        return Stream.of(name.sent(), name.plain(), name.code())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("?");
    }

    private static Optional<Instant> lastVisit(List<Row> rows, Instant now) {
        return of(rows, Shelf.VISIT)
                .map(Row::sortAt)
                .filter(at -> !at.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private static Stream<Row> of(List<Row> rows, Shelf shelf) {
        return rows.stream().filter(row -> row.shelf() == shelf.code());
    }
}
