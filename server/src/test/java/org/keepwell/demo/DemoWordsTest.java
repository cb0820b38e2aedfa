package org.keepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Label;
import org.keepwell.records.content.CodeLabels;
import org.keepwell.records.content.PlainNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the made-up clinic sends is what the tables of words and labels are shown with, so they must know it. */
class DemoWordsTest {

    /** The element of each type that a patient reads as the name of the thing. */
    private static final Map<String, String> NAMED_BY = Map.of(
            "Observation", "code",
            "DiagnosticReport", "code",
            "Condition", "code",
            "Procedure", "code",
            "AllergyIntolerance", "code",
            "Immunization", "vaccineCode",
            "MedicationRequest", "medicationCodeableConcept",
            "Encounter", "type",
            "DocumentReference", "type");

    private final JsonMapper json = new JsonMapper();
    private final DemoClinic clinic = DemoClinic.generate(LocalDate.of(2026, 3, 4));

    @Test
    void everyCodeOfTheMadeUpClinicHasAPlainName() {
        var nameless = new TreeSet<String>();
        var labels = EnumSet.noneOf(Label.class);
        clinic.bundles()
                .values()
                .forEach(bundle -> json.<JsonNode>valueToTree(bundle)
                        .path("entry")
                        .forEach(entry -> {
                            var resource = entry.path("resource");
                            var field =
                                    NAMED_BY.get(resource.path("resourceType").asString());
                            if (field != null) {
                                var concept = resource.path(field).isArray()
                                        ? resource.path(field).path(0)
                                        : resource.path(field);
                                concept.path("coding").forEach(coding -> {
                                    var system = coding.path("system").asString();
                                    var code = coding.path("code").asString();
                                    labels.addAll(CodeLabels.shipped().find(system, code));
                                    if (PlainNames.shipped().find(system, code).isEmpty()) {
                                        nameless.add(system + "|" + code + " "
                                                + coding.path("display").asString());
                                    }
                                });
                            }
                        }));
        assertThat(nameless).isEmpty();
        assertThat(labels)
                .contains(
                        Label.REPRODUCTIVE,
                        Label.MENTAL_HEALTH,
                        Label.SUBSTANCE_USE,
                        Label.HIV,
                        Label.ABUSE,
                        Label.UNREVIEWED_TEXT);
    }
}
