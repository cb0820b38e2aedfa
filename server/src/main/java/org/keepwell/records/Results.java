package org.keepwell.records;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Service;

/** Results of one patient: laboratory, imaging and other reports. */
@Service
class Results {

    private static final PatientStatement LIST = PatientStatement.of(ListSql.results(false));
    private static final PatientStatement LIST_OF_DAYS = PatientStatement.of(ListSql.results(true));
    private static final PatientStatement ONE = PatientStatement.of(DetailSql.RESULT);
    private static final int NO_SHELF = 0;
    private static final int ANY_TYPE = 1000;

    private final RecordStore store;
    private final Clock clock;

    Results(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param kind only results of this kind, or null for all; a kind is told by shelf and type here */
    Page<ResultRow> newestFirst(
            Grant grant, Language language, @Nullable Cursor after, Days days, ResultRow.@Nullable Kind kind) {
        boolean words = kind == ResultRow.Kind.NARRATIVE;
        int type = kind == ResultRow.Kind.PANEL
                ? ResourceType.DIAGNOSTIC_REPORT.code()
                : kind == ResultRow.Kind.SINGLE ? ResourceType.OBSERVATION.code() : 0;
        var values = RecordStore.values(
                "account", grant.actor().id(),
                "laboratory", words ? NO_SHELF : Shelf.RESULT.code(),
                "reports", kind == null || words ? Shelf.REPORT.code() : NO_SHELF,
                "typeFrom", type,
                "typeTo", type == 0 ? ANY_TYPE : type,
                "beforeAt", Cursor.sortAt(after),
                "beforeId", Cursor.id(after),
                "low", days.low(),
                "high", days.high(),
                "from", days.first(),
                "to", days.last());
        var sections = store.read(grant, days.any() ? LIST : LIST_OF_DAYS, values);
        var rows = new ResultRows(Reading.of(sections, language, clock.instant()));
        return Cursor.page(sections.of(Section.ITEM), sections.total(), rows::of);
    }

    /** @throws NotVisible if this patient has no such result */
    ResultDetail one(Grant grant, Language language, UUID id) {
        return detail(grant, language, id, Shelf.RESULT, Shelf.REPORT);
    }

    /** @throws NotVisible if this patient has no such vital sign */
    ResultDetail vital(Grant grant, Language language, UUID id) {
        return detail(grant, language, id, Shelf.VITAL, Shelf.VITAL);
    }

    private ResultDetail detail(Grant grant, Language language, UUID id, Shelf lowest, Shelf highest) {
        var values = RecordStore.values(
                "account", grant.actor().id(), "id", id, "lowest", lowest.code(), "highest", highest.code());
        var sections = store.read(grant, ONE, values);
        var item = sections.first(Section.ITEM).orElseThrow(NotVisible::new);
        return new ResultDetails(Reading.of(sections, language, clock.instant())).of(item);
    }
}
