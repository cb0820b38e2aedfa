package org.keepwell.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A made-up patient of whom every word was chosen to do harm, as a bundle that a sender could send. */
final class HostileRecord {

    private static final String TABLES = "http://terminology.hl7.org/CodeSystem/";
    private static final String PATIENT = urn(0);

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private int day;

    /** @param strings each becomes the words of one resource of every kind */
    HostileRecord(String recordNumber, String family, String given, List<String> strings) {
        add(
                "Patient",
                "identifier",
                List.of(Map.of(
                        "type",
                        Map.of("coding", List.of(Map.of("system", TABLES + "v2-0203", "code", "MR"))),
                        "system",
                        "urn:keepwell:demo:mrn",
                        "value",
                        recordNumber)),
                "name",
                List.of(Map.of("family", family, "given", List.of(given))),
                "gender",
                "female",
                "birthDate",
                "1970-01-01");
        strings.forEach(this::tell);
    }

    Path writeTo(Path folder) {
        try {
            var bundle = Map.of("resourceType", "Bundle", "type", "transaction", "entry", entries);
            return Files.write(folder.resolve("hostile.json"), new JsonMapper().writeValueAsBytes(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String text) {
        var when = "2026-%02d-%02dT09:00:00-05:00".formatted(1 + day / 28, 1 + day % 28);
        day++;
        var words = Map.of("text", text);
        var active = Map.of("coding", List.of(Map.of("system", TABLES + "condition-clinical", "code", "active")));
        add("Condition", "clinicalStatus", active, "code", words, "recordedDate", when, "recorder", named(text));
        add(
                "AllergyIntolerance",
                "clinicalStatus",
                Map.of("coding", List.of(Map.of("system", TABLES + "allergyintolerance-clinical", "code", "active"))),
                "patient",
                named(text),
                "code",
                words,
                "recordedDate",
                when,
                "reaction",
                List.of(Map.of("manifestation", List.of(words))));
        add(
                "MedicationRequest",
                "status",
                "active",
                "intent",
                "order",
                "medicationCodeableConcept",
                words,
                "authoredOn",
                when,
                "requester",
                named(text),
                "reasonCode",
                List.of(words),
                "dosageInstruction",
                List.of(words));
        add(
                "Immunization",
                "status",
                "completed",
                "patient",
                named(text),
                "vaccineCode",
                words,
                "occurrenceDateTime",
                when);
        add("Procedure", "status", "completed", "code", words, "performedDateTime", when);
        visit(text, when);
        result(text, when);
        note(text, when);
    }

    private void visit(String text, String when) {
        add(
                "Encounter",
                "status",
                "finished",
                "class",
                Map.of("system", TABLES + "v3-ActCode", "code", "AMB"),
                "type",
                List.of(Map.of("text", text)),
                "period",
                Map.of("start", when, "end", when),
                "reasonCode",
                List.of(Map.of("text", text)),
                "participant",
                List.of(Map.of("individual", Map.of("display", text))),
                "location",
                List.of(Map.of("location", Map.of("display", text))));
    }

    private void result(String text, String when) {
        add(
                "Observation",
                "status",
                "final",
                "category",
                List.of(Map.of(
                        "coding", List.of(Map.of("system", TABLES + "observation-category", "code", "laboratory")))),
                "code",
                Map.of("text", text),
                "effectiveDateTime",
                when,
                "issued",
                when,
                "performer",
                List.of(Map.of("display", text)),
                "valueString",
                text,
                "note",
                List.of(Map.of("text", text)));
    }

    private void note(String text, String when) {
        add(
                "DocumentReference",
                "status",
                "current",
                "type",
                Map.of("text", text),
                "date",
                when,
                "author",
                List.of(Map.of("display", text)),
                "content",
                List.of(Map.of(
                        "attachment",
                        Map.of(
                                "contentType",
                                "text/plain; charset=utf-8",
                                "title",
                                text,
                                "data",
                                Base64.getEncoder().encodeToString(text.getBytes(UTF_8))))));
    }

    private void add(String type, Object... namesAndValues) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("resourceType", type);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            resource.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        boolean patients = resource.containsKey("patient");
        if (!type.equals("Patient")) {
            resource.put(patients ? "patient" : "subject", Map.of("reference", PATIENT));
        }
        var url = urn(entries.size());
        entries.add(Map.of("fullUrl", url, "resource", resource, "request", Map.of("method", "POST", "url", type)));
    }

    /** By a display only, as senders name people whom they do not send along. */
    private static Map<String, Object> named(String text) {
        return Map.of("display", text);
    }

    private static String urn(int number) {
        return "urn:uuid:00000000-0000-4000-8000-%012d".formatted(number);
    }
}
