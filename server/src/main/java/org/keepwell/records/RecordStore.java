package org.keepwell.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/** Brings the sections of a page in one trip to the database. */
@Component
class RecordStore {

    private static final PatientStatement MEDICINES = PatientStatement.of(Sql.union(
            Sql.HEAD,
            Sql.row(Section.MEDICATION, "r") + "from records.resource r where " + Sql.OURS + " and r.id = any (:ids)"
                    + " and r.type = " + ResourceType.MEDICATION.code()));

    private final PatientQuery query;
    private final Vault vault;

    RecordStore(PatientQuery query, Vault vault) {
        this.query = query;
        this.vault = vault;
    }

    /** Names and values of a statement, by turns; there may be more of them than {@link Map#of} takes. */
    static Map<String, Object> values(Object... namesAndValues) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    Sections read(Grant grant, PatientStatement statement, Map<String, ?> values) {
        return sections(grant, query.read(grant, statement, values, RecordStore::rows));
    }

    /** As above inside a sealed transaction of the same grant. */
    Sections readIn(Grant grant, PatientStatement statement, Map<String, ?> values) {
        return sections(grant, query.readIn(grant, statement, values, RecordStore::rows));
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        var all = new ArrayList<Row>();
        while (result.next()) {
            all.add(Row.read(result));
        }
        return all;
    }

    private Sections sections(Grant grant, List<Row> rows) {
        var patient = grant.patient();
        return new Sections(
                patient, rows, wrapped -> vault.tenant(grant.tenant()).patient(patient.value(), wrapped));
    }

    /**
     * What the prescriptions among these rows call their medicine where they only point to it. The pointer is sealed, so
     * that this takes a second trip; none is made where every prescription says it by itself.
     */
    Map<UUID, Concept> medicines(Grant grant, Sections sections, List<Row> rows) {
        return medicines(sections, rows, ids -> read(grant, MEDICINES, pointed(grant, ids)));
    }

    /** As above inside a sealed transaction of the same grant. */
    Map<UUID, Concept> medicinesIn(Grant grant, Sections sections, List<Row> rows) {
        return medicines(sections, rows, ids -> readIn(grant, MEDICINES, pointed(grant, ids)));
    }

    private static Map<String, Object> pointed(Grant grant, UUID[] ids) {
        return values("account", grant.actor().id(), "ids", ids);
    }

    private static Map<UUID, Concept> medicines(Sections sections, List<Row> rows, Function<UUID[], Sections> read) {
        var ids = rows.stream()
                .filter(row -> row.shelf() == Shelf.MEDICINE.code())
                .map(row -> sections.open(row, new MedicineReader()).lookUp())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        var found = read.apply(ids);
        return found.of(Section.MEDICATION).stream()
                .collect(Collectors.toMap(
                        Row::id, row -> found.open(row, new NameReader()).name()));
    }
}
