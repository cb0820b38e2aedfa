package org.keepwell.records;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Service;

/** The chart for the care team, in one statement. */
@Service
class Charts {

    private static final int RESULTS = 10;

    /** Shelf, activity (0 for any), rows wanted. */
    private static final String WANTED = "(values "
            + wanted(Shelf.CONDITION, Activity.NOW, 100) + ", "
            + wanted(Shelf.ALLERGY, Activity.NONE, 100) + ", "
            + wanted(Shelf.MEDICINE, Activity.NOW, 100) + ", "
            + wanted(Shelf.RESULT, Activity.NONE, RESULTS) + ", "
            + wanted(Shelf.REPORT, Activity.NONE, RESULTS) + ", "
            + wanted(Shelf.VISIT, Activity.NONE, 10) + ", "
            + wanted(Shelf.IMMUNIZATION, Activity.NONE, 20) + ") g (shelf, state, most)";

    /** All of the page. */
    static final String PAGE = Sql.with(
            "page as materialized (select q.* from " + WANTED + " cross join lateral (select " + Sql.COLUMNS
                    + " from records.resource r where " + Sql.OURS + " and r.shelf = g.shelf and r." + Sql.SHOWN
                    + " and (g.state = 0 or r.state = g.state) " + Sql.NEWEST_FIRST + " limit g.most) q)",
            Sql.HEAD,
            Sql.row(Section.ITEM, "p") + "from page p",
            ListSql.partsOf("page"),
            ListSql.sharedPartsOf("page"),
            VitalGroups.NEWEST_OF_EACH,
            HomeSql.counts());

    private static final PatientStatement CHART = PatientStatement.of(PAGE);

    private final RecordStore store;
    private final SiteZones zones;
    private final Clock clock;

    Charts(RecordStore store, SiteZones zones, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.clock = clock;
    }

    Chart of(Grant grant, Language language) {
        var now = clock.instant();
        var sections = store.read(
                grant, CHART, RecordStore.values("account", grant.actor().id()));
        var reading = Reading.of(sections, language, now);
        var shelves = new ShelfRows(reading, store.medicines(grant, sections, sections.of(Section.ITEM)));
        var results = rows(sections, Group.RESULTS);
        return new Chart(
                PersonView.of(grant.patient(), sections.person()),
                view(rows(sections, Group.CONDITIONS), shelves::condition),
                view(rows(sections, Group.ALLERGIES), shelves::allergy),
                view(rows(sections, Group.MEDICINES), shelves::medicine),
                view(results.subList(0, Math.min(RESULTS, results.size())), new ResultRows(reading)::of),
                VitalGroups.of(reading),
                view(rows(sections, Group.VISITS), new VisitRows(reading, zones.of(grant.tenant()), now)::of),
                view(rows(sections, Group.IMMUNIZATIONS), shelves::immunization),
                Cards.counts(sections));
    }

    private static String wanted(Shelf shelf, Activity state, int most) {
        return "(" + shelf.code() + ", " + state.code() + ", " + most + ")";
    }

    private static List<Row> rows(Sections sections, Group group) {
        return sections.of(Section.ITEM).stream()
                .filter(row -> group.shows(row.shelf()))
                .sorted(Comparator.comparing(Row::sortAt).reversed())
                .toList();
    }

    private static <T> List<T> view(List<Row> rows, Function<Row, T> view) {
        return rows.stream().map(view).toList();
    }
}
