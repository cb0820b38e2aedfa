package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UsualRangesTest {

    private final UsualRanges ranges = UsualRanges.shipped();

    @Test
    void hemoglobinDependsOnSex() {
        assertThat(ranges.find("718-7", "g/dL", "female", 45).orElseThrow().low())
                .isEqualByComparingTo("12");
        assertThat(ranges.find("718-7", "g/dL", "male", 45).orElseThrow().low()).isEqualByComparingTo("14");
        assertThat(ranges.find("718-7", "g/dL", "unknown", 45)).isEmpty();
        assertThat(ranges.find("718-7", "g/dL", null, 45)).isEmpty();
    }

    @Test
    void nothingIsConvertedAndNothingIsGuessedForChildren() {
        assertThat(ranges.find("718-7", "g/L", "female", 45)).isEmpty();
        assertThat(ranges.find("718-7", "g/dL", "female", 9)).isEmpty();
    }

    @Test
    void aRangeMayHaveOneBoundOnly() {
        var range = ranges.find("4548-4", "%", null, 60).orElseThrow();

        assertThat(range.low()).isNull();
        assertThat(range.high()).isEqualByComparingTo("5.6");
        assertThat(range.source()).contains("CDC");
    }

    @Test
    void everyRangeHasASourceAndItsBoundsInOrder() {
        for (var row : Csv.rows("usual-ranges.csv")) {
            assertThat(row.get(8)).isNotBlank();
            assertThat(row.get(6) + row.get(7)).isNotBlank();
            if (!row.get(6).isEmpty() && !row.get(7).isEmpty()) {
                assertThat(new BigDecimal(row.get(6))).isLessThan(new BigDecimal(row.get(7)));
            }
        }
    }
}
