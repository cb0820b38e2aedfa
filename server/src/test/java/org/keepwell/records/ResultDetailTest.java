package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.NotVisible;
import org.keepwell.records.ResultDetail.Direction;

class ResultDetailTest {

    private static final String A1C = Made.range("4.0", "5.6", "%");

    private final Results results = RecordContext.bean(Results.class);
    private final MadeUpPatient ana = MadeUpPatient.named("Ana", "female", "1968-04-09");

    @Test
    void theChangeIsAgainstTheValueBeforeAndSaysWhetherItIsTowardsTheRange() {
        ana.add(a1c("7.0").at("2023-01-01"));
        ana.add(a1c("6.4").at("2023-08-20"));
        var id = ana.add(a1c("5.9").at("2024-03-02"));
        ana.add(a1c("9.9").at("2024-06-01"));

        var change = Objects.requireNonNull(one(id).change());

        assertThat(change.from().text()).isEqualTo("6.4");
        assertThat(change.by()).isEqualTo("0.5");
        assertThat(change.direction()).isEqualTo(Direction.DOWN);
        assertThat(change.towardsRange()).isTrue();
        assertThat(change.when().day()).isEqualTo("2023-08-20");
        assertThat(one(id).trend()).extracting(ResultDetail.Point::number).containsExactly("9.9", "5.9", "6.4", "7.0");
    }

    @Test
    void theFirstValueHasNoChangeAndASameOneSaysSo() {
        var first = ana.add(a1c("5.9").at("2023-01-01"));
        var second = ana.add(a1c("5.90").at("2024-01-01"));

        assertThat(one(first).change()).isNull();
        assertThat(one(second).change())
                .extracting(ResultDetail.Change::direction, ResultDetail.Change::towardsRange)
                .containsExactly(Direction.SAME, null);
    }

    @Test
    void valuesOfAnotherUnitAreNeverInOneTrendNorAChange() {
        var id = ana.add(Made.lab("2345-7", "Glucose", "100", "mg/dL", "").at("2024-01-02"));
        ana.add(Made.lab("2345-7", "Glucose", "5.5", "mmol/L", "").at("2024-01-01"));
        // the same hash by mistake: the unit in the body still keeps it out
        ana.add(Made.lab("2345-7", "Glucose", "5.6", "mmol/L", "")
                .code("2345-7|mg/dL")
                .at("2023-01-01"));

        assertThat(one(id).trend()).hasSize(1);
        assertThat(one(id).change()).isNull();
        assertThat(one(id).trendUnit()).isEqualTo("mg/dL");
    }

    @Test
    void cancelledValuesAndBoundsAreNoPointsOfATrend() {
        var id = ana.add(a1c("5.9").at("2024-01-03"));
        ana.add(Made.lab("4548-4", "A1c", "9", "%", "\"status\": \"cancelled\",")
                .at("2024-01-02"));
        ana.add(Made.of(ResourceType.OBSERVATION, Shelf.RESULT, Category.RESULTS, """
                {"status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "4548-4"}]},
                 "valueQuantity": {"value": 4, "comparator": "<", "unit": "%", "code": "%"}}
                """)
                .code("4548-4|%")
                .at("2024-01-01"));

        assertThat(one(id).trend()).hasSize(1);
    }

    @Test
    void aTrendHasAtMostAHundredPointsAndTheOneThatWasAskedFor() {
        var id = ana.add(a1c("5.1").at("1999-01-01"));
        ana.addAll(java.util.stream.IntStream.range(0, 120)
                .mapToObj(n -> a1c("6." + n).at("2024-01-01T00:00:" + "%02d".formatted(n % 60) + "Z"))
                .toList());

        assertThat(one(id).trend())
                .hasSize(100)
                .extracting(ResultDetail.Point::id)
                .contains(id);
    }

    @Test
    void aPartNamesItsPanelAndAPanelItsPartsInTheOrderOfTheReport() {
        var sodium = Made.lab("2951-2", "Sodium", "140", "mmol/L", "");
        var potassium = Made.lab("2823-3", "Potassium", "4", "mmol/L", "");
        var panel = Made.panel("24323-8", "Metabolic panel", """
                "performer": [{"display": "Made-up Laboratory"}],
                "result": [{"reference": "Observation/%s"}, {"reference": "Observation/%s"}],
                """.formatted(potassium.id, sodium.id));
        ana.add(panel);
        ana.add(sodium.inside(panel.id));
        ana.add(potassium.inside(panel.id));

        var part = one(sodium.id);

        assertThat(part.panel()).extracting(ResultDetail.Named::id).isEqualTo(panel.id);
        assertThat(part.performer()).isEqualTo("Made-up Laboratory"); // of the report, where the value names nobody
        assertThat(one(panel.id).parts()).extracting(ResultDetail.Part::id).containsExactly(potassium.id, sodium.id);
        assertThat(one(panel.id).kind()).isEqualTo(ResultRow.Kind.PANEL);
    }

    @Test
    void aBloodPressureIsReadAsOneValueAndDrawnAsTwo() {
        ana.add(pressure("130", "85", "mm[Hg]").at("2024-01-01"));
        ana.add(pressure("17.3", "11.3", "kPa").at("2024-01-02"));
        var id = ana.add(pressure("120", "80", "mm[Hg]").at("2024-01-03"));

        var detail = results.vital(ana.self(Act.READ_VITALS), Language.EN, id);

        assertThat(detail.value()).isEqualTo(new Value("120/80", null, "mm[Hg]", null));
        assertThat(detail.trend())
                .extracting(ResultDetail.Point::number, ResultDetail.Point::second)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("120", "80"),
                        org.assertj.core.groups.Tuple.tuple("130", "85"));
        assertThat(detail.trendSeries()).hasSize(2);
        assertThat(detail.change())
                .extracting(ResultDetail.Change::direction, ResultDetail.Change::by)
                .containsExactly(Direction.DOWN, "10");
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> one(id)); // a vital sign is no result
    }

    @Test
    void aReportInWordsGivesItsConclusionAndItsText() {
        var id = ana.add(Made.of(ResourceType.DIAGNOSTIC_REPORT, Shelf.REPORT, Category.RESULTS, """
                {"status": "amended", "code": {"text": "Chest X-ray"}, "conclusion": "Clear lungs.",
                 "resultsInterpreter": [{"display": "Dr. Made Up"}],
                 "presentedForm": [{"contentType": "text/plain; charset=utf-8", "data": "Tm8gY2hhbmdlIHNpbmNlIGxhc3QgeWVhci4="},
                                   {"contentType": "application/pdf", "data": "JVBERi0="}]}
                """));

        var detail = one(id);

        assertThat(detail.kind()).isEqualTo(ResultRow.Kind.NARRATIVE);
        assertThat(detail.text()).isEqualTo("Clear lungs.\n\nNo change since last year.");
        assertThat(detail.status()).isEqualTo(Status.CORRECTED);
        assertThat(detail.author()).isEqualTo("Dr. Made Up");
        assertThat(detail.shownAt()).isEqualTo(MadeUpPatient.LONG_AGO);
    }

    @ParameterizedTest
    @CsvSource({
        "final,FINAL",
        "preliminary,PRELIMINARY",
        "registered,PRELIMINARY",
        "partial,PRELIMINARY",
        "amended,CORRECTED",
        "corrected,CORRECTED",
        "appended,CORRECTED",
        "cancelled,CANCELLED",
        "entered-in-error,CANCELLED",
        "unknown,OTHER",
        "made-up,OTHER"
    })
    void aStatusIsToldInFiveWords(String sent, Status status) {
        assertThat(Status.of(sent)).isEqualTo(status);
    }

    private ResultDetail one(UUID id) {
        return results.one(ana.self(Act.READ_RESULTS), Language.EN, id);
    }

    private static Made a1c(String value) {
        return Made.lab("4548-4", "Hemoglobin A1c", value, "%", A1C);
    }

    @Test
    void theUpperNumberComesFirstAlsoWhenItWasSentSecond() {
        var id = ana.add(Made.of(ResourceType.OBSERVATION, Shelf.VITAL, Category.VITALS, """
                {"status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]}, "component": [
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}], "text": "Diastolic"},
                  "valueQuantity": {"value": 73, "unit": "mm[Hg]", "code": "mm[Hg]"}},
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}], "text": "Systolic"},
                  "valueQuantity": {"value": 104, "unit": "mm[Hg]", "code": "mm[Hg]"}}]}
                """)
                .code("85354-9|mm[Hg]"));
        ana.add(pressure("110", "75", "mm[Hg]").code("85354-9|mm[Hg]").at("2024-01-03"));

        var detail = results.vital(ana.self(Act.READ_VITALS), Language.EN, id);

        assertThat(detail.components()).extracting(part -> part.name().sent()).containsExactly("Systolic", "Diastolic");
        assertThat(detail.trendSeries()).extracting(Name::sent).containsExactly("Systolic", "Diastolic");
        assertThat(detail.value()).isEqualTo(new Value("104/73", null, "mm[Hg]", null));
    }

    private static Made pressure(String upper, String lower, String unit) {
        return Made.of(ResourceType.OBSERVATION, Shelf.VITAL, Category.VITALS, """
                {"status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]}, "component": [
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]},
                  "valueQuantity": {"value": %s, "unit": "%s", "code": "%s"}},
                 {"code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}]},
                  "valueQuantity": {"value": %s, "unit": "%s", "code": "%s"}}]}
                """.formatted(
                                upper, unit, unit, lower, unit, unit))
                .code("85354-9|");
    }
}
