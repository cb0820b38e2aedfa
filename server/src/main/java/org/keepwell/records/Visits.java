package org.keepwell.records;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Service;

/** Visits of one patient, and what was recorded in each. */
@Service
class Visits {

    private static final PatientStatement LIST = PatientStatement.of(ListSql.shelf(false, false));
    private static final PatientStatement LIST_OF_DAYS = PatientStatement.of(ListSql.shelf(false, true));
    private static final PatientStatement ONE = PatientStatement.of(Sql.with(
            "inside as materialized (select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS
                    + " and r.encounter_id = :id and r." + Sql.SHOWN + " limit 500)",
            Sql.HEAD,
            Sql.row(Section.VISIT, "r") + "from records.resource r where " + Sql.OURS + " and r.id = :id and r.shelf = "
                    + Shelf.VISIT.code(),
            Sql.row(Section.ITEM, "p") + "from inside p",
            ListSql.partsOf("inside"),
            ListSql.sharedPartsOf("inside")));

    private final RecordStore store;
    private final SiteZones zones;
    private final Clock clock;

    Visits(RecordStore store, SiteZones zones, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.clock = clock;
    }

    Page<VisitRow> newestFirst(Grant grant, Language language, @Nullable Cursor after, Days days) {
        var values = RecordStore.values(
                "account", grant.actor().id(),
                "shelf", Shelf.VISIT.code(),
                "beforeAt", Cursor.sortAt(after),
                "beforeId", Cursor.id(after),
                "low", days.low(),
                "high", days.high(),
                "from", days.first(),
                "to", days.last());
        var sections = store.read(grant, days.any() ? LIST : LIST_OF_DAYS, values);
        var rows = rows(grant, Reading.of(sections, language, clock.instant()));
        return Cursor.page(sections.of(Section.ITEM), sections.total(), rows::of);
    }

    /** @throws NotVisible if this patient has no such visit */
    VisitDetail one(Grant grant, Language language, UUID id) {
        var sections = store.read(
                grant, ONE, RecordStore.values("account", grant.actor().id(), "id", id));
        var item = sections.first(Section.VISIT).orElseThrow(NotVisible::new);
        var reading = Reading.of(sections, language, clock.instant());
        var visit = sections.open(item, new VisitReader());
        var shelves = new ShelfRows(reading, store.medicines(grant, sections, sections.of(Section.ITEM)));
        return new VisitDetail(
                rows(grant, reading).of(item, visit),
                shelves.reason(visit.reason, Reference.firstDisplay(visit.reasons), visit.language),
                inside(sections, Group.CONDITIONS, shelves::condition),
                inside(sections, Group.PROCEDURES, shelves::procedure),
                inside(sections, Group.MEDICINES, shelves::medicine),
                inside(sections, Group.RESULTS, new ResultRows(reading)::of),
                inside(sections, Group.VITALS, new ResultDetails(reading)::part),
                inside(sections, Group.IMMUNIZATIONS, shelves::immunization),
                inside(sections, Group.NOTES, shelves::note));
    }

    private VisitRows rows(Grant grant, Reading reading) {
        return new VisitRows(reading, zones.of(grant.tenant()), clock.instant());
    }

    private static <T> List<T> inside(Sections sections, Group group, Function<Row, T> view) {
        return sections.of(Section.ITEM).stream()
                .filter(row -> group.shows(row.shelf()))
                .sorted(Comparator.comparing(Row::sortAt).reversed())
                .map(view)
                .toList();
    }
}
