package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Label;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;

class ResultsTest {

    private static final Days ANY_DAY = new Days(null, null);

    private final Results results = RecordContext.bean(Results.class);
    private MadeUpPatient ana = MadeUpPatient.named("Ana", "female", "1968-04-09");

    @BeforeEach
    void anaAnew() {
        ana = MadeUpPatient.named("Ana", "female", "1968-04-09");
    }

    @Test
    void aPanelTellsHowManyOfItsPartsAreOutsideTheirRange() {
        var panel = ana.add(Made.panel("24323-8", "Comprehensive metabolic panel", ""));
        ana.add(Made.lab("2951-2", "Sodium", "129", "mmol/L", Made.range("136", "145", "mmol/L"))
                .inside(panel));
        ana.add(Made.lab("2823-3", "Potassium", "4.2", "mmol/L", Made.range("3.5", "5.0", "mmol/L"))
                .inside(panel));
        ana.add(Made.lab("99999-1", "Rare thing", "1", "kU/L", "").inside(panel));
        var shared = ana.add(Made.lab("2075-0", "Chloride", "120", "mmol/L", Made.range("98", "106", "mmol/L"))
                .inside(UUID.randomUUID()));
        ana.alsoPartOf(panel, shared);

        var row = list().items().getFirst();

        assertThat(row.kind()).isEqualTo(ResultRow.Kind.PANEL);
        assertThat(row.partCount()).isEqualTo(4);
        assertThat(row.known()).isEqualTo(3);
        assertThat(row.outside()).isEqualTo(2);
        assertThat(list().total()).isEqualTo(1);
    }

    @Test
    void aSingleValueIsHeldAgainstTheRangeThatWasSent() {
        ana.add(Made.lab("4548-4", "Hemoglobin A1c", "5.90", "%", Made.range("4.0", "5.6", "%")));

        var row = list().items().getFirst();

        assertThat(row.value()).isEqualTo(new Value("5.90", "5.90", "%", null)); // trailing zero as sent
        assertThat(row.position()).isEqualTo(Position.ABOVE);
        assertThat(row.when().day()).isEqualTo("2024-03-02");
        assertThat(row.when().offset()).isEqualTo("-05:00");
        assertThat(row.name().sent()).isEqualTo("Hemoglobin A1c");
        assertThat(row.name().plain()).isNotBlank();
    }

    @Test
    void namesComeInTheLanguageThatWasAskedFor() {
        ana.add(Made.lab("4548-4", "Hemoglobin A1c", "5.9", "%", ""));

        var english = list().items().getFirst().name().plain();
        var spanish = results.newestFirst(ana.self(Act.READ_RESULTS), Language.ES, null, ANY_DAY, null)
                .items()
                .getFirst()
                .name()
                .plain();

        assertThat(spanish).isNotBlank().isNotEqualTo(english);
    }

    @Test
    void withoutASentRangeAUsualOneForThePersonIsNamedWithItsSource() {
        var id = ana.add(Made.lab("718-7", "Hemoglobin", "11.0", "g/dL", ""));

        var detail = one(id);

        assertThat(detail.range())
                .extracting(Range::kind, Range::low, Range::source)
                .containsExactly(
                        Range.Kind.USUAL,
                        "12.0",
                        "American Board of Internal Medicine: ABIM Laboratory Test Reference Ranges (2024)");
        assertThat(detail.position()).isEqualTo(Position.BELOW);
    }

    @Test
    void benReadsNothingOfAnas() {
        var ben = MadeUpPatient.named("Ben", "male", "1990-01-01");
        var id = ana.add(Made.lab("718-7", "Hemoglobin", "11.0", "g/dL", ""));

        assertThat(results.newestFirst(ben.self(Act.READ_RESULTS), Language.EN, null, ANY_DAY, null))
                .isEqualTo(new Page<>(java.util.List.of(), null, 0));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> results.one(ben.self(Act.READ_RESULTS), Language.EN, id));
        assertThat(one(id).id()).isEqualTo(id);
    }

    @Test
    void excludedLabelsAndCategoriesHideRowsFromListCountPanelAndDetail() {
        var panel = ana.add(Made.panel("24323-8", "Panel", ""));
        ana.add(Made.lab("2951-2", "Sodium", "140", "mmol/L", "").inside(panel));
        ana.add(Made.lab("75622-1", "HIV 1 and 2 tests", "1", "{index}", "")
                .inside(panel)
                .labelled(Label.HIV));
        var hidden =
                ana.add(Made.lab("7917-8", "HIV antibody", "1", "{index}", "").labelled(Label.HIV));
        ana.add(Made.of(ResourceType.OBSERVATION, Shelf.RESULT, Category.SOCIAL, "{}"));
        var proxy = ana.proxy(Act.READ_RESULTS);

        var page = results.newestFirst(proxy, Language.EN, null, ANY_DAY, null);

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.items())
                .extracting(ResultRow::id, ResultRow::partCount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(panel, 1));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> results.one(proxy, Language.EN, hidden));
        assertThat(list().total()).isEqualTo(3);
    }

    @Test
    void whatIsNotYetReleasedOrWasEnteredInErrorIsInNoListAndNoCount() {
        ana.add(Made.lab("718-7", "Hemoglobin", "11.0", "g/dL", "")
                .visibleFrom(java.time.Instant.now().plusSeconds(3600)));
        ana.add(Made.lab("718-7", "Hemoglobin", "99", "g/dL", "").state(Activity.WRONG));

        assertThat(list()).isEqualTo(new Page<>(java.util.List.of(), null, 0));
    }

    @Test
    void pagesAreCompleteAndStandStillWhileRowsArrive() {
        var all = new ArrayList<Made>();
        IntStream.range(0, 45)
                .forEach(n -> all.add(
                        Made.lab("718-7", "Hemoglobin", "" + n, "g/dL", "").at("2024-0" + (1 + n / 15) + "-01")));
        IntStream.range(0, 5)
                .forEach(n -> all.add(Made.of(ResourceType.DIAGNOSTIC_REPORT, Shelf.REPORT, Category.RESULTS, "{}")
                        .at("2024-02-01")));
        ana.addAll(all);
        var seen = new ArrayList<UUID>();
        var page = list();
        page.items().forEach(row -> seen.add(row.id()));
        ana.add(Made.lab("718-7", "Hemoglobin", "1", "g/dL", "").at("2025-01-01")); // arrives between two pieces
        while (page.next() != null) {
            page = results.newestFirst(ana.self(Act.READ_RESULTS), Language.EN, Cursor.of(page.next()), ANY_DAY, null);
            page.items().forEach(row -> seen.add(row.id()));
        }

        assertThat(seen)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(made -> made.id).toList());
        assertThat(page.total()).isEqualTo(51);
    }

    @Test
    void daysAreThoseOfThePlaceWhereItHappened() {
        var evening = ana.add(
                Made.lab("718-7", "Hemoglobin", "11", "g/dL", "").at("2024-03-02T22:30:00-05:00")); // 3 March in UTC
        var day = ana.add(Made.lab("718-7", "Hemoglobin", "12", "g/dL", "").at("2024-03-02"));
        ana.add(Made.lab("718-7", "Hemoglobin", "13", "g/dL", "").at("2024-03-03T00:30:00-05:00"));

        var page = results.newestFirst(
                ana.self(Act.READ_RESULTS), Language.EN, null, Days.of("2024-03-02", "2024-03-02"), null);

        assertThat(page.items()).extracting(ResultRow::id).containsExactly(evening, day);
        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void datesThatAreNoneOrTheWrongWayRoundAreNamed() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Days.of("2024-03-02", "2024-03-01"))
                .satisfies(broken -> assertThat(broken.fields()).containsExactly("from", "to"))
                .withMessage("query.DATES_INVERTED");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Days.of("2024-02-30", null))
                .withMessage("query.BAD_DATE");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Cursor.of("x.y"))
                .withMessage("query.BAD_CURSOR");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Cursor.of("AAAA"))
                .withMessage("query.BAD_CURSOR");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Cursor.of("f".repeat(32)))
                .withMessage("query.BAD_CURSOR");
    }

    private Page<ResultRow> list() {
        return results.newestFirst(ana.self(Act.READ_RESULTS), Language.EN, null, ANY_DAY, null);
    }

    private ResultDetail one(UUID id) {
        return results.one(ana.self(Act.READ_RESULTS), Language.EN, id);
    }
}
