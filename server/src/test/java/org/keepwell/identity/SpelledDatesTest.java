package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpelledDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate BORN = LocalDate.of(1980, 3, 12);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19800312",
                "12031980",
                "03121980",
                "800312",
                "120380",
                "031280",
                "1980-03-12",
                "12.03.1980",
                "03/12/1980",
                "12-3-80",
                "3/12/80",
                "1980_3_12",
                "12. 3. 1980",
                "1980 03 12",
                "12march1980",
                "March 12, 1980",
                "mar12 80",
                "12 de marzo de 1980",
                "12marzo1980",
                "12-MAR-1980"
            })
    void theUsualSpellingsAreFoundWhereverTheyAre(String spelling) {
        for (var text : List.of(spelling, "Ana" + spelling, spelling + "!x", "a1 " + spelling + " b2")) {
            assertThat(SpelledDates.in(text, TODAY)).as(text).anySatisfy((found, dates) -> {
                assertThat(text.toLowerCase(java.util.Locale.ROOT)).contains(found);
                assertThat(found.length()).isGreaterThanOrEqualTo(spelling.length() - 2);
                assertThat(dates).contains(BORN);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "seven slow herons at dusk", "1980", "30.02.1980", "99999999", "2031-05-06", "march 1980"})
    void whatIsNoPastDateIsNone(String text) {
        assertThat(SpelledDates.in(text, TODAY).values()).noneMatch(dates -> dates.contains(BORN));
        assertThat(SpelledDates.in(text, TODAY).values().stream().flatMap(List::stream))
                .noneMatch(date -> date.isAfter(TODAY));
    }

    @Test
    void theLongestComesFirst() {
        assertThat(SpelledDates.in("19800312", TODAY).keySet().iterator().next())
                .isEqualTo("19800312");
    }

    @Test
    void aLongPasswordOfDigitsTakesNoTime() {
        long began = System.nanoTime();
        SpelledDates.in("1203198003".repeat(25), TODAY);
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    }
}
