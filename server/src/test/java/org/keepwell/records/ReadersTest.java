package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON as senders write it: with gaps, extensions, and things in odd places. */
class ReadersTest {

    private static final Words WORDS = new Words(Language.EN);

    @Test
    void anEmptyObservationHasNoValueAndNoStatus() {
        var read = observation("{}");

        assertThat(read.shownOrNull(WORDS)).isNull();
        assertThat(Status.of(read.status)).isEqualTo(Status.OTHER);
        assertThat(read.code.sent()).isNull();
    }

    @Test
    void extensionsAndTheirShadowFieldsAreSkipped() {
        var read = observation("""
                {"_status": {"extension": [{"url": "x", "valueString": "final"}]}, "extension": [{"url": "y",
                 "valueQuantity": {"value": 666}}], "status": "final", "code": {"_text": {"extension": []}, "extension":
                 [{"url": "z", "valueCoding": {"code": "wrong"}}], "coding": [{"_display": null, "extension": [[]],
                 "system": "http://loinc.org", "code": "718-7", "display": "Hemoglobin"}]},
                 "valueQuantity": {"_value": {"id": "v"}, "value": 11.50, "unit": "g/dL"}, "contained": [{"valueQuantity":
                 {"value": 1}, "code": {"text": "inner"}}]}
                """);

        assertThat(read.shownOrNull(WORDS)).isEqualTo(new Value("11.50", "11.50", "g/dL", null));
        assertThat(read.code.sent()).isEqualTo("Hemoglobin");
        assertThat(read.status).isEqualTo("final");
    }

    @Test
    void valuesOfTheWrongKindCountAsAbsentAndHideNothingElse() {
        var read = observation("""
                {"status": 5, "code": "no object", "component": {"not": ["an array"]}, "valueQuantity": [1, {"value": 2}],
                 "interpretation": null, "note": [null, "x", {"text": 7}, {"text": "Fasting"}], "issued": "2024-01-01T00:00:00Z"}
                """);

        assertThat(read.issued).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(read.notes).containsExactly("Fasting");
        assertThat(read.shownOrNull(WORDS)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"valueString\": \"Trace\"|Trace||",
                "\"valueInteger\": 3|3|3|",
                "\"valueBoolean\": true|Yes||",
                "\"valueCodeableConcept\": {\"text\": \"Positive\"}|Positive||",
                "\"valueRange\": {\"low\": {\"value\": 3, \"unit\": \"/HPF\"}, \"high\": {\"value\": 5, \"unit\": \"/HPF\"}}|3–5||/HPF",
                "\"valueRatio\": {\"numerator\": {\"value\": 1}, \"denominator\": {\"value\": 128}}|1:128||",
                "\"valueQuantity\": {\"value\": 1e3, \"comparator\": \">\", \"unit\": \"furlong\"}|>1e3|1e3|furlong",
                "\"dataAbsentReason\": {\"text\": \"Sample was lost\"}|Sample was lost||",
            })
    void everyKindOfValueHasWords(String json, String text, String number, String unit) {
        assertThat(observation("{" + json + "}").shownOrNull(WORDS))
                .extracting(Value::text, Value::number, Value::unit)
                .containsExactly(text, number, unit);
    }

    @Test
    void anUnknownUnitStaysAsSentAndIsComparedWithNoOther() {
        var read = observation("""
                {"valueQuantity": {"value": 9, "unit": "made-up units"}, "referenceRange": [{"low": {"value": 1, "unit": "mg"},
                 "high": {"value": 5, "unit": "mg"}}]}
                """);

        assertThat(judge(read).position()).isEqualTo(Position.UNKNOWN);
        assertThat(judge(read).range()).extracting(Range::high, Range::unit).containsExactly("5", "mg");
    }

    @ParameterizedTest
    @CsvSource({
        "4,,BELOW",
        "5,,WITHIN",
        "7.0,,WITHIN",
        "7.01,,ABOVE",
        "3,<,BELOW",
        "6,<,UNKNOWN",
        "9,>,ABOVE",
        "6,>,UNKNOWN"
    })
    void bothBoundsBelongToARangeAndABoundInsideItSaysNothing(String value, String comparator, Position position) {
        var sign = comparator == null ? "" : "\"comparator\": \"" + comparator + "\",";
        var read = observation("{\"valueQuantity\": {" + sign + "\"value\": " + value + "}, \"referenceRange\":"
                + " [{\"low\": {\"value\": 5}, \"high\": {\"value\": 7}}]}");

        assertThat(judge(read).position()).isEqualTo(position);
    }

    @Test
    void theLaboratorysOwnWordGoesBeforeItsNumbers() {
        var read = observation("""
                {"valueQuantity": {"value": 6}, "referenceRange": [{"low": {"value": 5}, "high": {"value": 7}}],
                 "interpretation": [{"coding": [{"code": "HH"}]}]}
                """);

        assertThat(judge(read).position()).isEqualTo(Position.ABOVE);
    }

    @Test
    void ofSeveralRangesNoneIsGuessed() {
        var read = observation("""
                {"valueQuantity": {"value": 6}, "referenceRange": [
                 {"low": {"value": 5}, "appliesTo": [{"text": "women"}], "text": "women: 5 or more"},
                 {"low": {"value": 7}, "appliesTo": [{"text": "men"}], "text": "men: 7 or more"}]}
                """);

        assertThat(judge(read).position()).isEqualTo(Position.UNKNOWN);
        assertThat(judge(read).range())
                .extracting(Range::low, Range::text)
                .containsExactly(null, "women: 5 or more; men: 7 or more");
    }

    @Test
    void aMedicineIsNamedByCodeByContainedResourceByLookUpOrByDisplay() {
        var id = UUID.randomUUID();
        var inside = medicine("""
                {"contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "lisinopril 10 MG"}}],
                 "medicationReference": {"reference": "#m"}}
                """);
        var pointing = medicine("{\"medicationReference\": {\"reference\": \"Medication/" + id + "\"}}");
        var saying = medicine(
                "{\"medicationReference\": {\"reference\": \"Medication/" + id + "\", \"display\": \"Salt\"}}");

        assertThat(inside.lookUp()).isNull();
        assertThat(inside.medicine(Map.of()).sent()).isEqualTo("lisinopril 10 MG");
        assertThat(pointing.lookUp()).isEqualTo(id);
        assertThat(pointing.medicine(Map.of(id, Concept.ofText("Found"))).sent())
                .isEqualTo("Found");
        assertThat(pointing.medicine(Map.of()).sent()).isNull();
        assertThat(saying.lookUp()).isNull();
        assertThat(saying.medicine(Map.of()).sent()).isEqualTo("Salt");
        assertThat(WORDS.medicine(inside.medicine(Map.of()), null).plain()).isEqualTo("Lisinopril");
    }

    @ParameterizedTest
    @CsvSource({
        "2024,YEAR,2024",
        "2024-05,MONTH,2024-05",
        "2024-05-17,DAY,2024-05-17",
        "2024-05-17T23:30:00-05:00,INSTANT,2024-05-17",
        "2016-12-31T23:59:60Z,INSTANT,2016-12-31"
    })
    void aDateIsNoMoreExactThanSent(String text, When.Exact precision, String day) {
        assertThat(When.sent(text)).extracting(When::precision, When::day).containsExactly(precision, day);
    }

    @ParameterizedTest
    @CsvSource({"soon", "2024-13", "20245", "2024-05-17T25:00:00Z"})
    void textThatIsNoDateIsNone(String text) {
        assertThat(When.sent(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1-1-1-1-1", "x", "00000000-0000-0000-0000-00000000000G", "00000000-0000-0000-0000-000000000000 "})
    void onlyTheCanonicalFormIsAnId(String text) {
        assertThat(Ids.orNull(text.equals("x") ? "" : text + " ")).isNull();
        assertThat(Ids.orNull("00000000-0000-0000-0000-000000000001")).isNotNull();
    }

    private static Judgement judge(ObservationReader read) {
        return Judgement.of(read, java.util.Objects.requireNonNull(When.sent("2024-01-01")), null);
    }

    private static ObservationReader observation(String json) {
        return read(json, new ObservationReader());
    }

    private static MedicineReader medicine(String json) {
        return read(json, new MedicineReader());
    }

    private static <F extends Fhir.Fields> F read(String json, F reader) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return Fhir.read(bytes, bytes.length, reader);
    }
}
