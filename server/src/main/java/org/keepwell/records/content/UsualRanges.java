package org.keepwell.records.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Usual ranges of a few common tests, for a result that came without its laboratory's own range. The laboratory's
 * range always goes first: methods differ, and only the laboratory knows its own.
 */
public final class UsualRanges {

    private static final String ANY = "any";

    private final List<Row> rows;

    private UsualRanges(List<Row> rows) {
        this.rows = rows;
    }

    /** The table that ships with the program, read at first use. */
    public static UsualRanges shipped() {
        return Shipped.TABLE;
    }

    /**
     * @param code LOINC code
     * @param unit UCUM code exactly as the result has it; nothing is converted
     * @param sex FHIR administrative gender; without {@code female} or {@code male}, only ranges for both are given
     * @param ageYears completed years on the day of the result
     * @return empty when the table has no well-sourced range for this person
     */
    public Optional<UsualRange> find(String code, String unit, @Nullable String sex, int ageYears) {
        return rows.stream()
                .filter(row -> row.code.equals(code) && row.unit.equals(unit))
                .filter(row -> row.sex.equals(ANY) || row.sex.equals(sex))
                .filter(row -> ageYears >= row.ageFrom && ageYears <= row.ageTo)
                .map(Row::range)
                .findFirst();
    }

    private record Row(String code, String unit, String sex, int ageFrom, int ageTo, UsualRange range) {

        static Row of(List<String> row) {
            return new Row(
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4).isEmpty() ? 0 : Integer.parseInt(row.get(4)),
                    row.get(5).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row.get(5)),
                    new UsualRange(number(row.get(6)), number(row.get(7)), row.get(8)));
        }

        private static @Nullable BigDecimal number(String field) {
            return field.isEmpty() ? null : new BigDecimal(field);
        }
    }

    private static final class Shipped {
        static final UsualRanges TABLE = new UsualRanges(
                Csv.rows("usual-ranges.csv").stream().map(Row::of).toList());
    }
}
