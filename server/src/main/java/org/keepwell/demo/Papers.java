package org.keepwell.demo;

import static org.keepwell.demo.Coded.loinc;
import static org.keepwell.demo.Fhir.base64;
import static org.keepwell.demo.Fhir.coding;
import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written about a visit: the note, instructions to take home, and the words under a picture. */
final class Papers {

    private final Chart chart;

    Papers(Chart chart) {
        this.chart = chart;
    }

    void addNote(Visit visit, List<String> active, List<String> done) {
        var person = chart.person();
        var text = """
                # Reason for visit
                %s

                # History
                %s is %s and a patient of %s. %s

                # Findings
                Vital signs were taken and are on file. Alert, comfortable, in no distress.

                # Assessment
                %s

                # Plan
                %s
                Return as agreed, sooner if anything gets worse.

                Signed: %s, %s
                """.formatted(
                        visit.kind().code().display(),
                        person.given().getFirst(),
                        age((int) person.ageYears(visit.start().toLocalDate())),
                        visit.doctor().name(),
                        chart.chance()
                                .of(List.of(
                                        "No new complaints since the last visit.",
                                        "Sleeping and eating as usual. Takes the medicines as prescribed.",
                                        "A little more tired than usual, otherwise well.",
                                        "Asks what the last results mean; they were explained.")),
                        active.isEmpty() ? "Well." : "Known: " + String.join("; ", active) + ".",
                        done.isEmpty() ? "No tests today." : "Today: " + String.join("; ", done) + ".",
                        visit.doctor().name(),
                        visit.site().name());
        document(visit, loinc("11506-3", "Progress note"), text, null);
    }

    private static String age(int years) {
        return years == 0 ? "less than a year old" : years + (years == 1 ? " year old" : " years old");
    }

    /** For the patient, in their own language where the clinic writes it. */
    void addInstructions(Visit visit) {
        var spanish = chart.person().language().startsWith("es");
        var text = spanish ? """
                Después de su visita

                Siga tomando sus medicinas como hasta ahora.
                Muévase un poco cada día: caminar media hora es un buen comienzo.
                Le escribiremos cuando estén listos sus resultados.
                Llámenos si algo empeora o si tiene preguntas.
                """ : """
                After your visit

                Keep taking your medicines as before.
                Move a little every day: a walk of half an hour is a good start.
                We will write to you when your results are ready.
                Call us if anything gets worse or if you have questions.
                """;
        document(visit, loinc("69730-0", "Instructions"), text, spanish ? "es" : "en");
    }

    private void document(Visit visit, Coded type, String text, @Nullable String language) {
        chart.add(
                "DocumentReference",
                "us-core-documentreference",
                object(
                        "identifier",
                                List.of(object(
                                        "system",
                                        "urn:ietf:rfc:3986",
                                        "value",
                                        "urn:uuid:" + chart.chance().uuid())),
                        "status", "current",
                        "type", concept(type),
                        "category",
                                List.of(object(
                                        "coding",
                                        List.of(coding(new Coded(
                                                "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
                                                "clinical-note",
                                                "Clinical Note"))))),
                        "subject", chart.subject(),
                        "date", instant(visit.end()),
                        "author", List.of(visit.doctor().reference()),
                        "custodian", Clinic.organization(),
                        "content",
                                List.of(object(
                                        "attachment",
                                        object(
                                                "contentType",
                                                "text/plain; charset=utf-8",
                                                "language",
                                                language,
                                                "data",
                                                base64(text)))),
                        "context",
                                object(
                                        "encounter", List.of(Fhir.reference(visit.url())),
                                        "period", Fhir.period(visit.start(), visit.end()))));
    }

    void addPicture(Visit visit, boolean chest) {
        var words = chest ? """
                EXAM: Chest X-ray, two views.
                REASON: Cough.
                FINDINGS: The lungs are clear. The heart is of usual size. No fluid. Bones without acute change.
                IMPRESSION: No acute finding.
                """ : """
                EXAM: Screening mammogram, both sides.
                FINDINGS: Scattered dense tissue. No mass, no suspicious calcifications. No change from before.
                IMPRESSION: Negative (BI-RADS 1). Routine screening advised.
                """;
        chart.add(
                "DiagnosticReport",
                "us-core-diagnosticreport-note",
                object(
                        "status", "final",
                        "category",
                                List.of(
                                        concept(Coded.hl7("v2-0074", "RAD", "Radiology")),
                                        concept(loinc("18748-4", "Diagnostic imaging study"))),
                        "code",
                                concept(
                                        chest
                                                ? loinc("36643-5", "XR Chest 2 Views")
                                                : loinc("24606-6", "MG Breast Screening")),
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "effectiveDateTime", instant(visit.end()),
                        "issued", instant(visit.end().plusHours(5)),
                        "performer", List.of(Clinic.organization()),
                        "conclusion", chest ? "No acute finding." : "Negative (BI-RADS 1).",
                        "presentedForm",
                                List.of(object("contentType", "text/plain; charset=utf-8", "data", base64(words)))));
    }

    /** Who sent all this and when, as senders close a bundle. */
    void close() {
        var targets = new ArrayList<Map<String, Object>>();
        chart.urls().forEach(url -> targets.add(Fhir.reference(url)));
        chart.add(
                "Provenance",
                "us-core-provenance",
                object(
                        "target", targets,
                        "recorded", instant(Fhir.at(chart.today(), 1, 0)),
                        "agent",
                                List.of(object(
                                        "type", concept(Coded.hl7("provenance-participant-type", "author", "Author")),
                                        "who",
                                                Clinic.WORKERS
                                                        .get(chart.person().doctor())
                                                        .reference(),
                                        "onBehalfOf", Clinic.organization()))));
    }
}
