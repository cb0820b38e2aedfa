package org.keepwell.records;

import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Service;

/** The plain lists of a record: medicines, problems, allergies, vaccinations, procedures and notes. */
@Service
class Shelves {

    private static final PatientStatement ALL = PatientStatement.of(ListSql.shelf(false, false));
    private static final PatientStatement OF_STATE = PatientStatement.of(ListSql.shelf(true, false));
    private static final PatientStatement ONE = PatientStatement.of(Sql.union(
            Sql.HEAD,
            Sql.row(Section.ITEM, "r") + "from records.resource r where " + Sql.OURS
                    + " and r.id = :id and r.shelf = :shelf"));

    private final RecordStore store;
    private final Clock clock;

    Shelves(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where in which list one reads on. */
    record Place(
            Language language,
            @Nullable Cursor after,
            @Nullable Activity state) {}

    Page<MedicineRow> medicines(Grant grant, Place place) {
        return page(grant, Shelf.MEDICINE, place, ShelfRows::medicine);
    }

    Page<ConditionRow> conditions(Grant grant, Place place) {
        return page(grant, Shelf.CONDITION, place, ShelfRows::condition);
    }

    Page<AllergyRow> allergies(Grant grant, Place place) {
        return page(grant, Shelf.ALLERGY, place, ShelfRows::allergy);
    }

    Page<ImmunizationRow> immunizations(Grant grant, Place place) {
        return page(grant, Shelf.IMMUNIZATION, place, ShelfRows::immunization);
    }

    Page<ProcedureRow> procedures(Grant grant, Place place) {
        return page(grant, Shelf.PROCEDURE, place, ShelfRows::procedure);
    }

    Page<NoteRow> notes(Grant grant, Place place) {
        return page(grant, Shelf.NOTE, place, ShelfRows::note);
    }

    /** @throws NotVisible if this patient has no such note */
    NoteDetail note(Grant grant, Language language, UUID id) {
        var values = RecordStore.values("account", grant.actor().id(), "id", id, "shelf", Shelf.NOTE.code());
        var sections = store.read(grant, ONE, values);
        var item = sections.first(Section.ITEM).orElseThrow(NotVisible::new);
        return rows(grant, sections, language).wholeNote(item);
    }

    private <T> Page<T> page(Grant grant, Shelf shelf, Place place, BiFunction<ShelfRows, Row, T> view) {
        var state = place.state();
        var values = RecordStore.values(
                "account", grant.actor().id(),
                "shelf", shelf.code(),
                "state", state == null ? 0 : state.code(),
                "beforeAt", Cursor.sortAt(place.after()),
                "beforeId", Cursor.id(place.after()));
        var sections = store.read(grant, state == null ? ALL : OF_STATE, values);
        var rows = rows(grant, sections, place.language());
        return Cursor.page(sections.of(Section.ITEM), sections.total(), row -> view.apply(rows, row));
    }

    private ShelfRows rows(Grant grant, Sections sections, Language language) {
        var medicines = store.medicines(grant, sections, sections.of(Section.ITEM));
        return new ShelfRows(Reading.of(sections, language, clock.instant()), medicines);
    }
}
