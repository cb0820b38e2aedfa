package org.keepwell.demo;

import static org.keepwell.demo.Coded.loinc;
import static org.keepwell.demo.Coded.snomed;
import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.quantity;
import static org.keepwell.demo.Fhir.rounded;

import java.util.List;
import java.util.Map;

/** What is asked rather than measured, and what is done at a visit besides measuring. */
final class Surveys {

    private final Chart chart;

    Surveys(Chart chart) {
        this.chart = chart;
    }

    void addSmoking(Visit visit) {
        var body = shared(visit, loinc("72166-2", "Tobacco smoking status"), "social-history", "Social history");
        body.put(
                "valueCodeableConcept",
                concept(
                        new Chance(chart.person().code() + "smoke").oneIn(4)
                                ? snomed("8517006", "Ex-smoker (finding)")
                                : snomed("266919005", "Never smoked tobacco (finding)")));
        chart.add("Observation", "us-core-smokingstatus", body);
    }

    void addMood(Visit visit, boolean depressed) {
        var score = depressed ? 6 + chart.chance().below(8) : chart.chance().below(4);
        score(visit, loinc("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"), score);
        procedure(visit, snomed("171207006", "Depression screening (procedure)"));
    }

    void addAlcohol(Visit visit, boolean risky) {
        score(
                visit,
                loinc("75626-2", "Total score [AUDIT-C]"),
                risky ? 6 : chart.chance().below(3));
    }

    void addSafety(Visit visit) {
        score(visit, loinc("76504-0", "Total score [HARK]"), 0);
    }

    void addHivTest(Visit visit) {
        var body = shared(
                visit,
                loinc("56888-1", "HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay"),
                "laboratory",
                "Laboratory");
        body.put("valueCodeableConcept", concept(snomed("260385009", "Negative (qualifier value)")));
        chart.add("Observation", "us-core-observation-lab", body);
    }

    private void score(Visit visit, Coded code, int score) {
        var body = shared(visit, code, "survey", "Survey");
        body.put("valueQuantity", quantity(rounded(score, 0), "{score}"));
        chart.add("Observation", "us-core-observation-screening-assessment", body);
    }

    void procedure(Visit visit, Coded code) {
        chart.add(
                "Procedure",
                "us-core-procedure",
                object(
                        "status", "completed",
                        "code", concept(code),
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "performedPeriod",
                                Fhir.period(
                                        visit.start().plusMinutes(10),
                                        visit.start().plusMinutes(20)),
                        "location", visit.site().reference()));
    }

    private Map<String, Object> shared(Visit visit, Coded code, String category, String categoryName) {
        return object(
                "status", "final",
                "category", List.of(concept(Coded.hl7("observation-category", category, categoryName))),
                "code", concept(code),
                "subject", chart.subject(),
                "encounter", Fhir.reference(visit.url()),
                "effectiveDateTime", instant(visit.start().plusMinutes(8)),
                "issued", instant(visit.start().plusMinutes(8)));
    }
}
