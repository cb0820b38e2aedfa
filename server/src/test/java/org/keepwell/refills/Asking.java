package org.keepwell.refills;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.PatientId;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.TestClock;
import tools.jackson.databind.JsonNode;

/** What people do with refills, as requests; and a record with medicines of every kind. */
final class Asking {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private Asking() {}

    /** Lisinopril filled 25 of 30 days ago, with all that its protocol asks for; one stopped, one controlled, one labelled. */
    static List<String> record() {
        var today = LocalDate.now(ZoneOffset.UTC);
        return List.of(
                medicine("lisinopril", "active", "314076", "lisinopril 10 MG Oral Tablet"),
                medicine("simvastatin", "stopped", "314231", "Simvastatin 10 MG Oral Tablet"),
                medicine("oxycodone", "active", "1049621", "oxycodone hydrochloride 5 MG Oral Tablet"),
                medicine("loratadine", "active", "665078", "Loratadine 5 MG Chewable Tablet"),
                medicine("norethindrone", "active", "748962", "{28 (norethindrone 0.35 MG Oral Tablet) } Pack"),
                "{\"resourceType\":\"MedicationDispense\",\"id\":\"NUMBER-given\",\"status\":\"completed\","
                        + "\"medicationCodeableConcept\":{\"text\":\"lisinopril 10 MG Oral Tablet\"},\"subject\":{\"reference\":"
                        + "\"Patient/NUMBER\"},\"authorizingPrescription\":[{\"reference\":\"MedicationRequest/NUMBER-lisinopril\"}],"
                        + "\"whenHandedOver\":\"" + today.minusDays(25) + "\"}",
                laboratory("potassium", "2823-3", "4.2", "mmol/L", today.minusDays(40)),
                laboratory("creatinine", "2160-0", "0.9", "mg/dL", today.minusDays(40)),
                "{\"resourceType\":\"Encounter\",\"id\":\"NUMBER-recent\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                        + "\"subject\":{\"reference\":\"Patient/NUMBER\"},\"period\":{\"start\":\""
                        + today.minusDays(40)
                        + "T14:00:00Z\",\"end\":\"" + today.minusDays(40) + "T14:30:00Z\"}}");
    }

    private static String medicine(String id, String status, String code, String name) {
        return "{\"resourceType\":\"MedicationRequest\",\"id\":\"NUMBER-" + id + "\",\"status\":\"" + status
                + "\",\"intent\":\"order\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"" + RXNORM
                + "\",\"code\":\"" + code + "\",\"display\":\"" + name + "\"}],\"text\":\"" + name
                + "\"},\"subject\":{\"reference\":\"Patient/NUMBER\"},\"authoredOn\":\"2026-03-01T10:00:00Z\","
                + "\"requester\":{\"display\":\"Dr. Amara Okafor\"},\"dosageInstruction\":[{\"text\":"
                + "\"Take 1 tablet by mouth once a day.\"}],\"dispenseRequest\":{\"numberOfRepeatsAllowed\":3,"
                + "\"quantity\":{\"value\":30,\"unit\":\"tablet\"},\"expectedSupplyDuration\":{\"value\":30,\"unit\":\"days\","
                + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"}}}";
    }

    private static String laboratory(String id, String code, String value, String unit, LocalDate on) {
        return "{\"resourceType\":\"Observation\",\"id\":\"NUMBER-" + id
                + "\",\"status\":\"final\",\"category\":[{\"coding\":[{"
                + "\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"laboratory\"}]}],"
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}],\"text\":\"" + id
                + "\"},\"subject\":{\"reference\":\"Patient/NUMBER\"},\"effectiveDateTime\":\"" + on
                + "T09:00:00Z\",\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"" + unit + "\",\"system\":"
                + "\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}}";
    }

    static String path(PatientId patient) {
        return "/api/patients/" + patient.value() + "/refills";
    }

    /** The choice whose name as sent begins so. */
    static JsonNode choice(Caller caller, PatientId patient, String name) {
        for (var one : caller.get(path(patient) + "/choices").is(200).json().get("medicines")) {
            if (one.get("sent").asString("").toLowerCase(java.util.Locale.ROOT).contains(name)) {
                return one;
            }
        }
        throw new AssertionError("not to choose from: " + name);
    }

    static Answer ask(Caller caller, PatientId patient, UUID medicine, UUID pharmacy, UUID key) {
        return caller.post(
                path(patient),
                "{\"sendKey\":\"" + key + "\",\"medicines\":[\"" + medicine + "\"],\"pharmacyId\":\"" + pharmacy
                        + "\",\"note\":\"I travel on Friday\"}");
    }

    /** Asks for it; the request's id. */
    static UUID asks(Caller caller, PatientId patient, String name, UUID pharmacy) {
        var medicine = UUID.fromString(choice(caller, patient, name).get("id").asString());
        var made = ask(caller, patient, medicine, pharmacy, UUID.randomUUID())
                .is(201)
                .json();
        return UUID.fromString(made.at("/refills/0/id").asString());
    }

    /** One of the patient's requests. */
    static JsonNode refill(Caller caller, PatientId patient, UUID id) {
        var lists = caller.get(path(patient)).is(200).json();
        for (var list : List.of("open", "past")) {
            for (var one : lists.get(list)) {
                if (one.get("id").asString().equals(id.toString())) {
                    return one;
                }
            }
        }
        throw new AssertionError("not in the list: " + id);
    }

    static Answer decide(Caller staff, JsonNode item, String what, String more) {
        var row = item.get("row");
        return staff.post(
                "/api/queue/" + row.get("id").asString() + "/refill/" + what,
                "{\"version\":" + row.get("version").asInt() + "," + more + "}");
    }

    /** Somebody called about all that there is to call about, and heard the same of each order. */
    static Answer called(Caller staff, JsonNode item, boolean filled) {
        var said = new java.util.ArrayList<String>();
        for (var order : item.at("/refill/orders")) {
            if (order.get("toCall").asBoolean()) {
                said.add("{\"order\":\"" + order.get("id").asString() + "\",\"filled\":" + filled + "}");
            }
        }
        boolean waits = item.at("/refill/asked").isObject()
                && !item.at("/refill/asked/answered").asBoolean();
        return decide(staff, item, "called", "\"orders\":[" + String.join(",", said) + "],\"answered\":" + waits);
    }

    /** Every protocol that is not signed yet. */
    static void signProtocols(Caller physician, Person herself, TestClock clock) {
        var stepped = physician;
        for (var one : physician.get("/api/protocols").is(200).json().get("items")) {
            if (one.get("signed").isNull()) {
                if (stepped == physician) {
                    stepped = steppedUp(physician, herself, clock);
                }
                stepped.post(
                                "/api/protocols/" + one.get("id").asString() + "/sign",
                                "{\"hash\":\"" + one.get("hash").asString() + "\"}")
                        .is(204);
            }
        }
    }

    /** The same session after its owner gave a code again; some time later, because a code is good once. */
    static Caller steppedUp(Caller staff, Person herself, TestClock clock) {
        clock.advance(Duration.ofSeconds(60));
        // the clock goes back between tests, and a code is good once
        Rows.change("update identity.account set totp_last_step = 0 where id = ?", herself.id());
        return staff.after(staff.post("/api/session/step-up", "{\"code\":\"" + herself.code(clock.instant()) + "\"}")
                .is(200));
    }

    static Answer approve(Caller staff, JsonNode item) {
        return decide(staff, item, "approve", "\"decision\":" + item.at("/refill/proposal"));
    }
}
