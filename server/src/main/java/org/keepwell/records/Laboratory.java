package org.keepwell.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Component;

/** The newest value of named laboratory tests. In one statement. */
@Component
public class Laboratory {

    /** Observations looked at on each shelf, newest first; years of a usual patient. */
    private static final int MOST = 300;

    private static final PatientStatement PAGE = PatientStatement.of(Sql.with(
            "alone as materialized (" + shelf(Shelf.RESULT) + "), inside as materialized (" + shelf(Shelf.RESULT_PART)
                    + ")",
            Sql.HEAD,
            Sql.row(Section.ITEM, "a") + "from alone a",
            Sql.row(Section.ITEM, "i") + "from inside i"));

    /**
     * @param text value and unit as one reads them
     * @param number null where the value is in words, or is a bound
     */
    public record Newest(
            String name,
            String text,
            @Nullable String shownUnit,
            @Nullable BigDecimal number,
            @Nullable String unit,
            LocalDate on) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "laboratory value";
        }
    }

    private final RecordStore store;

    Laboratory(RecordStore store) {
        this.store = store;
    }

    /**
     * By LOINC code; a test without a value is not among them. On a connection of its own: not inside a transaction.
     *
     * @param acceptLanguage of the reader
     */
    public Map<String, Newest> newest(Grant grant, @Nullable String acceptLanguage, Collection<String> loinc) {
        var found = new LinkedHashMap<String, Newest>();
        if (loinc.isEmpty()) {
            return found;
        }
        var sections = store.read(
                grant, PAGE, RecordStore.values("account", grant.actor().id()));
        var words = new Words(Language.of(acceptLanguage));
        for (var row : sections.of(Section.ITEM)) {
            var time = ClinicalTime.of(row.sortAt(), row.timeForm());
            var read = sections.open(row, new ObservationReader());
            var code = read.code.loinc().filter(loinc::contains);
            var value = read.shownOrNull(words);
            if (time == null || code.isEmpty() || value == null || Status.of(read.status) == Status.CANCELLED) {
                continue;
            }
            var quantity = read.value == null ? null : read.value.quantity();
            boolean exact = quantity != null && quantity.comparator() == null;
            var newest = new Newest(
                    shown(words, read),
                    value.text(),
                    value.unit(),
                    exact && quantity != null ? quantity.decimal() : null,
                    quantity == null ? null : quantity.unitKey(),
                    time.localDay());
            found.merge(code.get(), newest, (had, next) -> next.on().isAfter(had.on()) ? next : had);
        }
        return found;
    }

    private static String shown(Words words, ObservationReader read) {
        var name = words.shown(read.code);
        return name == null ? "?" : name;
    }

    private static String shelf(Shelf shelf) {
        return "select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS + " and r.shelf = " + shelf.code()
                + " and r.type = " + ResourceType.OBSERVATION.code() + " and r." + Sql.SHOWN + " " + Sql.NEWEST_FIRST
                + " limit " + MOST;
    }
}
