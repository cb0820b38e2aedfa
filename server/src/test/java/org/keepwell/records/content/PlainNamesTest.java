package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainNamesTest {

    private final PlainNames names = PlainNames.shipped();

    @Test
    void aTestIsNamedInBothLanguages() {
        var name = names.find("http://loinc.org", "4548-4").orElseThrow();

        assertThat(name.in("en-US")).isEqualTo("Blood sugar, 3-month average (HbA1c)");
        assertThat(name.in("es")).isEqualTo("Azúcar en la sangre, promedio de 3 meses (HbA1c)");
        assertThat(name.in("ja")).isEqualTo(name.en());
    }

    @Test
    void aQuoteInATableSurvives() {
        assertThat(names.find("http://loinc.org", "2085-9").orElseThrow().en()).isEqualTo("\"Good\" cholesterol (HDL)");
    }

    @Test
    void anUnknownCodeHasNoName() {
        assertThat(names.find("http://loinc.org", "0000-0")).isEmpty();
        assertThat(names.find("http://snomed.info/sct", "4548-4")).isEmpty();
    }

    @Test
    void aProductIsExplainedByItsIngredients() {
        var medicines = names.ingredientsOf("sacubitril 97 MG / valsartan 103 MG Oral Tablet [Entresto]");

        assertThat(medicines).extracting(medicine -> medicine.name().en()).containsExactly("Sacubitril", "Valsartan");
        assertThat(medicines.getFirst().whatFor().es()).isEqualTo("para la insuficiencia cardíaca");
        assertThat(names.ingredientsOf("zzz 5 MG")).isEmpty();
    }

    @Test
    void noTableHasAnEmptyTextOrTheSameCodeTwice() {
        for (var table : new String[] {"plain-names.csv", "plain-ingredients.csv"}) {
            var seen = new HashSet<String>();
            for (var row : Csv.rows(table)) {
                assertThat(row).as(table).noneMatch(String::isBlank);
                var key = table.equals("plain-names.csv") ? row.get(0) + row.get(1) : row.get(0);
                assertThat(seen.add(key)).as(key).isTrue();
            }
        }
    }

    /** Of all that a patient would read, weighted by how often it stands in a record. */
    @Test
    void nearlyEverythingInTheSyntheticRecordsHasAName() throws IOException {
        var named = new HashMap<String, int[]>();
        for (var sent : SharedData.clinicalResources()) {
            var field = Map.of(
                            "Observation", "code",
                            "DiagnosticReport", "code",
                            "Condition", "code",
                            "Immunization", "vaccineCode",
                            "AllergyIntolerance", "code",
                            "MedicationRequest", "medicationCodeableConcept",
                            "Encounter", "type")
                    .get(sent.type());
            if (field == null || sent.resource().path(field).isMissingNode()) {
                continue;
            }
            var count = named.computeIfAbsent(sent.type(), key -> new int[2]);
            var hit = new boolean[1];
            SharedData.eachCoding(
                    sent.resource().path(field),
                    (system, coding) -> hit[0] |=
                            names.find(system, coding.get("code").asString()).isPresent());
            count[hit[0] ? 0 : 1]++;
        }
        assertThat(named).hasSize(7);
        named.forEach((type, count) -> assertThat(100.0 * count[0] / (count[0] + count[1]))
                .as("%% of %s named", type)
                .isGreaterThan(type.equals("Condition") ? 85.0 : 93.0));
        assertThat(named)
                .hasEntrySatisfying(
                        "Immunization", count -> assertThat(count[1]).isZero());
        assertThat(named)
                .hasEntrySatisfying(
                        "MedicationRequest", count -> assertThat(count[1]).isZero());
    }
}
