package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Diagnoses, what is prescribed for them, allergies, the care team and the plan. */
final class Problems {

    private static final Coded NO_ALLERGY = Coded.snomed("716186003", "No known allergy (situation)");

    private final Chart chart;
    private final Map<Medicine, String> newestOrders = new EnumMap<>(Medicine.class);

    Problems(Chart chart) {
        this.chart = chart;
    }

    /** The diagnosis, dated before or at the visit at which it is first spoken of, and its medicines. */
    String add(Person.Had had, Visit visit) {
        var began = chart.today().minusDays(Math.round(had.yearsAgo() * 365.25));
        var ended = ended(had);
        var url = chart.add(
                "Condition",
                "us-core-condition-problems-health-concerns",
                object(
                        "clinicalStatus", status("condition-clinical", ended == null ? "active" : "resolved"),
                        "verificationStatus", status("condition-ver-status", "confirmed"),
                        "category",
                                List.of(concept(
                                        Coded.hl7("condition-category", "problem-list-item", "Problem List Item"))),
                        "code", concept(had.problem().code()),
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "onsetDateTime", began.toString(),
                        "abatementDateTime", ended == null ? null : ended.toString(),
                        "recordedDate", instant(visit.start())));
        for (var medicine : had.problem().medicines()) {
            prescribe(
                    medicine,
                    visit,
                    ended == null ? "active" : "stopped",
                    Fhir.reference(url, had.problem().code().display()));
        }
        return url;
    }

    private @Nullable LocalDate ended(Person.Had had) {
        var years = had.endedYearsAgo();
        return years == null ? null : chart.today().minusDays(Math.round(years * 365.25));
    }

    /** A new order for the same medicine completes the one before. */
    void prescribe(Medicine medicine, Visit visit, String status, @Nullable Map<String, Object> reason) {
        var before = newestOrders.get(medicine);
        if (before != null) {
            chart.resource(before).put("status", "completed");
        }
        newestOrders.put(
                medicine,
                chart.add(
                        "MedicationRequest",
                        "us-core-medicationrequest",
                        object(
                                "status", status,
                                "intent", "order",
                                "category",
                                        List.of(concept(
                                                Coded.hl7("medicationrequest-category", "community", "Community"))),
                                "medicationCodeableConcept", medicine.concept(),
                                "subject", chart.subject(),
                                "encounter", Fhir.reference(visit.url()),
                                "authoredOn", instant(visit.start().plusMinutes(18)),
                                "requester", visit.doctor().reference(),
                                "reasonReference", reason == null ? null : List.of(reason),
                                "dosageInstruction", List.of(object("sequence", 1, "text", medicine.directions())),
                                "dispenseRequest",
                                        object(
                                                "numberOfRepeatsAllowed",
                                                status.equals("active") ? 3 : 0,
                                                "expectedSupplyDuration",
                                                object(
                                                        "value",
                                                        90,
                                                        "unit",
                                                        "days",
                                                        "system",
                                                        "http://unitsofmeasure.org",
                                                        "code",
                                                        "d")))));
    }

    void addAllergies(Visit visit) {
        for (var allergy : chart.person().allergies()) {
            chart.add(
                    "AllergyIntolerance",
                    "us-core-allergyintolerance",
                    object(
                            "clinicalStatus", status("allergyintolerance-clinical", "active"),
                            "verificationStatus", status("allergyintolerance-verification", "confirmed"),
                            "type", "allergy",
                            "category", List.of(allergy.category()),
                            "criticality", allergy.criticality(),
                            "code", concept(allergy.substance()),
                            "patient", chart.subject(),
                            "recordedDate", instant(visit.start()),
                            "reaction",
                                    List.of(object(
                                            "manifestation",
                                            List.of(concept(allergy.reaction())),
                                            "severity",
                                            allergy.severity()))));
            if (allergy == Allergy.PEANUT) {
                prescribe(Medicine.EPINEPHRINE, visit, "active", null);
            }
        }
        if (chart.person().allergies().isEmpty()) {
            chart.add(
                    "AllergyIntolerance",
                    "us-core-allergyintolerance",
                    object(
                            "clinicalStatus", status("allergyintolerance-clinical", "active"),
                            "verificationStatus", status("allergyintolerance-verification", "confirmed"),
                            "code", concept(NO_ALLERGY),
                            "patient", chart.subject(),
                            "recordedDate", instant(visit.start())));
        }
    }

    void addCareTeam(Visit visit, List<String> conditions) {
        var nurse = Clinic.WORKERS.get(chart.person().nurse());
        var team = chart.add(
                "CareTeam",
                "us-core-careteam",
                object(
                        "status", "active",
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "period", object("start", instant(visit.start())),
                        "participant",
                                List.of(
                                        member(Coded.snomed("116154003", "Patient"), chart.namedSubject()),
                                        member(
                                                Coded.snomed("223366009", "Healthcare professional (occupation)"),
                                                visit.doctor().reference()),
                                        member(
                                                Coded.snomed("223366009", "Healthcare professional (occupation)"),
                                                nurse.reference())),
                        "managingOrganization", List.of(Clinic.organization())));
        if (conditions.isEmpty()) {
            return;
        }
        var addressed = new ArrayList<Map<String, Object>>();
        conditions.forEach(condition -> addressed.add(Fhir.reference(condition)));
        chart.add(
                "CarePlan",
                "us-core-careplan",
                object(
                        "status", "active",
                        "intent", "plan",
                        "category",
                                List.of(object(
                                        "coding",
                                        List.of(object(
                                                "system",
                                                "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
                                                "code",
                                                "assess-plan")))),
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "period", object("start", instant(visit.start())),
                        "careTeam", List.of(Fhir.reference(team)),
                        "addresses", addressed,
                        "activity",
                                List.of(object(
                                        "detail",
                                        object(
                                                "code",
                                                concept(Coded.snomed("229065009", "Exercise therapy (regime/therapy)")),
                                                "status",
                                                "in-progress")))));
    }

    private static Map<String, Object> member(Coded role, Map<String, Object> member) {
        return object("role", List.of(concept(role)), "member", member);
    }
}
