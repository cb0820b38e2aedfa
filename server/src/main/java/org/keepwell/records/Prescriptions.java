package org.keepwell.records;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The structured facts of a patient's medicines, with what was handed over of them. In one statement. */
@Component
public class Prescriptions {

    private static final int MOST = 300;

    private static final PatientStatement PAGE = PatientStatement.of(Sql.with(
            "ours as materialized ("
                    + shelf(Shelf.MEDICINE, " and (r.state = " + Activity.NOW.code() + " or r.id = any (:ids))")
                    + "), given as materialized ("
                    + shelf(Shelf.DISPENSE, " and r.type = " + ResourceType.MEDICATION_DISPENSE.code()) + ")",
            Sql.HEAD,
            Sql.row(Section.ITEM, "o") + "from ours o",
            Sql.row(Section.PART, "g") + "from given g"));
    private static final String LABELS = """
            select labels from records.resource where tenant_id = :tenant and patient_id = :patient and id = :id
            """;

    private record Given(DispenseReader read, @Nullable LocalDate on) {}

    private final RecordStore store;
    private final JdbcClient db;
    private final Clock clock;

    Prescriptions(RecordStore store, JdbcClient db, Clock clock) {
        this.store = store;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Medicines of now, and those with these ids whatever became of them; newest first. On a connection of its own: not
     * inside a transaction.
     *
     * @param acceptLanguage of the reader
     */
    public List<Prescription> of(Grant grant, @Nullable String acceptLanguage, Collection<UUID> ids) {
        var sections = store.read(grant, PAGE, values(grant, ids));
        return prescriptions(sections, store.medicines(grant, sections, sections.of(Section.ITEM)), acceptLanguage);
    }

    /** Medicines of now as {@link #of} gives them, inside a sealed transaction of this grant. */
    public List<Prescription> nowIn(Grant grant) {
        var sections = store.readIn(grant, PAGE, values(grant, List.of()));
        return prescriptions(sections, store.medicinesIn(grant, sections, sections.of(Section.ITEM)), null);
    }

    private static Map<String, Object> values(Grant grant, Collection<UUID> ids) {
        return RecordStore.values("account", grant.actor().id(), "ids", ids.toArray(UUID[]::new));
    }

    private List<Prescription> prescriptions(
            Sections sections, Map<UUID, Concept> medicines, @Nullable String acceptLanguage) {
        var reading = Reading.of(sections, Language.of(acceptLanguage), clock.instant());
        var given = sections.of(Section.PART).stream()
                .map(row -> new Given(sections.open(row, new DispenseReader()), day(row)))
                .filter(one -> one.read().happened())
                .toList();
        return sections.of(Section.ITEM).stream()
                .map(row -> prescription(reading, row, medicines, given))
                .toList();
    }

    /**
     * Why a medicine needs more care: what hangs on it takes its labels over. Inside a sealed transaction.
     *
     * @return a mask of {@link org.keepwell.access.Label} bits
     * @throws NotVisible if the grant does not find it
     */
    public long labels(Grant grant, UUID id) {
        return db.sql(LABELS)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(NotVisible::new);
    }

    private static Prescription prescription(Reading reading, Row row, Map<UUID, Concept> medicines, List<Given> all) {
        var read = reading.sections().open(row, new PrescriptionReader());
        var name = reading.words().medicine(read.medicine.medicine(medicines), read.medicine.language);
        var given = all.stream()
                .filter(one -> one.read().prescriptions().contains(row.id()))
                .toList();
        var quantity = first(given, one -> one.quantity, read.quantity);
        var supply = first(given, one -> one.supply, read.supply);
        var allowed = read.repeatsAllowed();
        return new Prescription(
                row.id(),
                name.plain(),
                name.sent(),
                read.rxNorm(medicines).map(Concept.Coding::code).orElse(null),
                read.rxNorm(medicines).map(Concept.Coding::display).orElse(null),
                row.goesOn(),
                read.medicine.dosage(reading.words().language()),
                DosageText.sig(read.medicine.dosages),
                DosageText.wordedSig(read.medicine.dosages, read.medicine.language),
                quantity == null ? null : quantity.value(),
                quantity == null ? null : quantity.shownUnit(),
                PrescriptionReader.days(supply),
                allowed,
                allowed == null ? null : Integer.valueOf(Math.max(0, allowed + 1 - Math.max(1, given.size()))),
                day(row),
                read.medicine.prescriber == null ? null : read.medicine.prescriber.display(),
                given.stream()
                        .map(Given::on)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What was ordered, else what was handed over last. */
    private static @Nullable Quantity first(
            List<Given> given, Function<DispenseReader, @Nullable Quantity> of, @Nullable Quantity ordered) {
        return ordered != null
                ? ordered
                : given.stream()
                        .map(one -> of.apply(one.read()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable LocalDate day(Row row) {
        var time = ClinicalTime.of(row.sortAt(), row.timeForm());
        return time == null ? null : time.localDay();
    }

    private static String shelf(Shelf shelf, String more) {
        return "select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS + " and r.shelf = " + shelf.code()
                + " and r." + Sql.SHOWN + more + " " + Sql.NEWEST_FIRST + " limit " + MOST;
    }
}
