package org.keepwell.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Vital signs, one of each code and unit. */
final class VitalGroups {

    private static final int RECENT = 12;

    /** The newest of each code and unit, and how many there are; bodies only of what is shown. */
    static final String NEWEST_OF_EACH = Sql.row(Section.VITAL, "r").replace("0::bigint", "k.number")
            + "from (select * from (select r.id, count(*) over same as number,"
            + " row_number() over (same order by r.sort_at desc, r.id desc) as place from records.resource r where "
            + Sql.OURS + " and r.shelf = " + Shelf.VITAL.code() + " and r." + Sql.SHOWN + " and r.type = "
            + ResourceType.OBSERVATION.code() + " window same as (partition by r.code_hash)) t where place <= " + RECENT
            + ") k join records.resource r on " + Sql.OURS + " and r.id = k.id";

    private VitalGroups() {}

    /** Newest first. */
    static List<VitalGroup> of(Reading reading) {
        var byCode = new LinkedHashMap<String, List<Row>>();
        for (var row : reading.all(Section.VITAL)) {
            var code = row.code() == null ? "" : HexFormat.of().formatHex(row.code());
            byCode.computeIfAbsent(code, key -> new ArrayList<>()).add(row);
        }
        return byCode.values().stream()
                .map(rows -> group(reading, rows))
                .sorted(Comparator.comparing((VitalGroup group) -> group.when().at())
                        .reversed())
                .toList();
    }

    private static VitalGroup group(Reading reading, List<Row> rows) {
        rows.sort(Comparator.comparing(Row::sortAt).reversed());
        var newest = rows.getFirst();
        var latest = reading.observation(newest);
        var numbers = new ArrayList<String>();
        for (var row : rows.reversed()) {
            var number = number(reading.observation(row), latest.number());
            if (number != null) {
                numbers.add(number);
            }
        }
        return new VitalGroup(
                newest.id(),
                reading.words().name(latest.code, latest.language),
                latest.shownOrNull(reading.words()),
                new ResultDetails(reading).components(latest),
                When.of(newest),
                (int) newest.count(),
                List.copyOf(numbers));
    }

    /** Null where it is in another unit than the newest. */
    private static @Nullable String number(ObservationReader one, @Nullable Quantity newest) {
        var number = one.number();
        boolean same = number != null && newest != null && Objects.equals(number.unitKey(), newest.unitKey());
        return same && number != null ? number.value() : null;
    }
}
