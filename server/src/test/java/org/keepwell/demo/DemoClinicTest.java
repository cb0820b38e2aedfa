package org.keepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.Role;
import org.keepwell.access.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoClinicTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private final DemoClinic clinic = DemoClinic.generate(TODAY);
    private final Map<String, JsonNode> bundles = parsed(clinic);

    @TempDir
    private Path folder;

    @Test
    void theSameDayGivesTheSameBytesAndAnotherDayOthers() throws IOException {
        clinic.writeTo(folder.resolve("a"));
        DemoClinic.generate(TODAY).writeTo(folder.resolve("b"));
        DemoClinic.generate(TODAY.plusDays(1)).writeTo(folder.resolve("c"));

        var files = filesIn(folder.resolve("a"));
        assertThat(files).hasSize(26).isEqualTo(filesIn(folder.resolve("b")));
        for (var file : files) {
            assertThat(folder.resolve("a/" + file)).hasSameBinaryContentAs(folder.resolve("b/" + file));
        }
        assertThat(Files.mismatch(folder.resolve("a/bundles/d001.json.gz"), folder.resolve("c/bundles/d001.json.gz")))
                .isNotEqualTo(-1);
    }

    @Test
    void fourteenPeopleOfAllStaffRolesWorkAtThreeSites() {
        assertThat(clinic.staff()).hasSize(14);
        assertThat(clinic.staff()).extracting(DemoStaff::npi).doesNotHaveDuplicates().allMatch(npi -> luhn("80840" + npi));
        assertThat(clinic.staff()).extracting(DemoStaff::login).doesNotHaveDuplicates()
                .allMatch(login -> login.matches("[a-z.]+@keepwell\\.example"));
        for (var role : Role.values()) {
            assertThat(clinic.staff().stream().anyMatch(person -> person.role() == role))
                    .as(role.name()).isEqualTo(role.side() == Side.STAFF);
        }
        assertThat(resources("Location")).hasSize(3);
        assertThat(resources("Practitioner")).hasSize(14);
    }

    @Test
    void twentyFourPatientsHaveRecordsFromNoneToVeryLong() {
        assertThat(clinic.people()).hasSize(24);
        assertThat(bundles.get("d023").path("entry")).hasSize(1);
        assertThat(bundles.get("d008").path("entry").size()).isBetween(2_500, 6_000);
        assertThat(clinic.people().stream().filter(person -> person.ageYears(TODAY) < 0.1)).hasSize(1);
        assertThat(clinic.people()).extracting(Person::mrn).doesNotHaveDuplicates();
    }

    @Test
    void sixPatientSideAccountsAndOnlyCliniciansAreAssigned() {
        var mrns = clinic.people().stream().map(Person::mrn).toList();
        assertThat(clinic.patientAccounts()).hasSize(6);
        assertThat(clinic.patientAccounts()).extracting(DemoPatientAccount::login).doesNotHaveDuplicates();
        var proxies = clinic.patientAccounts().stream().filter(account -> account.proxyForMrn() != null).toList();
        assertThat(proxies).hasSize(2).allSatisfy(account -> assertThat(mrns).contains(account.proxyForMrn()));
        assertThat(clinic.patientAccounts()).extracting(DemoPatientAccount::language).contains("es-US");
        var clinicians = clinic.staff().stream()
                .filter(person -> person.role() == Role.NURSE || person.role() == Role.PHYSICIAN)
                .map(DemoStaff::npi).toList();
        assertThat(clinic.assignments()).hasSize(46).allSatisfy(assignment -> {
            assertThat(clinicians).contains(assignment.npi());
            assertThat(mrns).contains(assignment.mrn());
        });
    }

    @Test
    void everyReferenceResolvesInItsBundleOrInTheProviders() {
        var places = new HashSet<String>();
        for (var provider : List.of("1-places", "2-people")) {
            for (var entry : bundles.get(provider).path("entry")) {
                places.add(entry.path("request").path("url").asString() + "?"
                        + entry.path("request").path("ifNoneExist").asString());
            }
        }
        assertThat(places).hasSize(19);
        bundles.forEach((name, bundle) -> {
            var known = new HashSet<>(places);
            bundle.path("entry").forEach(entry ->
                    assertThat(known.add(entry.path("fullUrl").asString())).as("twice in %s", name).isTrue());
            known.addAll(List.of("#coverage", "#referral"));
            each(bundle, (field, value) -> {
                if (field.equals("reference")) {
                    assertThat(known).as(name).contains(value.asString());
                }
            });
        });
    }

    @Test
    void everyResourceHasTypeIdAndTheElementsThatR4Demands() {
        var demanded = Map.of(
                "Observation", List.of("status", "code", "subject"),
                "DiagnosticReport", List.of("status", "code", "subject"),
                "Encounter", List.of("status", "class", "subject"),
                "Condition", List.of("clinicalStatus", "code", "subject"),
                "MedicationRequest", List.of("status", "intent", "medicationCodeableConcept", "subject"),
                "Immunization", List.of("status", "vaccineCode", "patient", "occurrenceDateTime"),
                "AllergyIntolerance", List.of("code", "patient"),
                "DocumentReference", List.of("status", "content"),
                "Claim", List.of("status", "type", "use", "patient", "created", "provider", "priority", "insurance"),
                "ExplanationOfBenefit", List.of("status", "type", "use", "patient", "created", "insurer", "provider",
                        "outcome", "insurance"));
        var seen = new TreeMap<String, Integer>();
        for (var bundle : bundles.values()) {
            for (var entry : bundle.path("entry")) {
                var resource = entry.path("resource");
                var type = resource.path("resourceType").asString();
                seen.merge(type, 1, Integer::sum);
                assertThat(entry.path("request").path("url").asString()).isEqualTo(type);
                assertThat(entry.path("fullUrl").asString()).isEqualTo("urn:uuid:" + resource.path("id").asString());
                for (var field : demanded.getOrDefault(type, List.of())) {
                    assertThat(resource.has(field)).as("%s.%s", type, field).isTrue();
                }
                each(resource, (field, value) -> {
                    assertThat(value.isNull()).as("%s.%s", type, field).isFalse();
                    assertThat(value.isContainer() && value.isEmpty()).as("empty %s.%s", type, field).isFalse();
                });
            }
        }
        assertThat(seen).containsKeys("Patient", "Procedure", "CareTeam", "CarePlan", "RelatedPerson", "Provenance")
                .containsKeys(demanded.keySet().toArray(String[]::new));
        assertThat(seen.get("Patient")).isEqualTo(24);
    }

    @Test
    void nothingButPlannedVisitsLiesInTheFutureAndNothingBeforeBirth() {
        var now = TODAY.atStartOfDay(Fhir.ZONE).toOffsetDateTime();
        for (var person : clinic.people()) {
            for (var entry : bundles.get(person.code()).path("entry")) {
                var resource = entry.path("resource");
                if (resource.path("status").asString().equals("planned")) {
                    assertThat(OffsetDateTime.parse(resource.path("period").path("start").asString())).isAfter(now);
                } else if (!resource.path("resourceType").asString().matches("Provenance|ExplanationOfBenefit")) {
                    each(resource, (field, value) -> {
                        if (Set.of("issued", "effectiveDateTime", "authoredOn", "start", "date").contains(field)) {
                            var at = OffsetDateTime.parse(value.asString());
                            assertThat(at).as(field).isBefore(now);
                            assertThat(at.toLocalDate()).isAfterOrEqualTo(person.birthDate());
                        }
                    });
                }
            }
        }
    }

    @Test
    void theHomeFeedHasNewsAndTheLaboratoryHasOddities() {
        var lately = TODAY.minusDays(14);
        var withNews = clinic.people().stream()
                .filter(person -> all(bundles.get(person.code()), "DiagnosticReport").stream()
                        .anyMatch(report -> OffsetDateTime.parse(report.path("issued").asString())
                                .toLocalDate().isAfter(lately)))
                .count();
        assertThat(withNews).isGreaterThanOrEqualTo(8);
        var statuses = new HashMap<String, Integer>();
        resources("Observation").forEach(
                result -> statuses.merge(result.path("status").asString(), 1, Integer::sum));
        assertThat(statuses).containsKeys("final", "corrected", "preliminary");
        assertThat(resources("Observation").stream().filter(result -> result.has("referenceRange"))).isNotEmpty();
        assertThat(resources("Encounter").stream().filter(visit -> visit.path("status").asString().equals("planned")))
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(resources("MedicationRequest").stream().map(order -> order.path("status").asString()).distinct())
                .contains("active", "completed", "stopped");
        assertThat(resources("DiagnosticReport").stream().filter(report -> report.has("presentedForm"))).hasSize(5);
    }

    @Test
    void aDiabeticsSugarComesDownOverTheYears() {
        var values = all(bundles.get("d002"), "Observation").stream()
                .filter(result -> result.path("code").path("coding").path(0).path("code").asString().equals("4548-4"))
                .map(result -> result.path("valueQuantity").path("value").asDouble())
                .toList();
        assertThat(values).hasSizeGreaterThan(4);
        assertThat(values.getLast()).isLessThan(values.getFirst()).isBetween(5.7, 9.0);
    }

    private List<JsonNode> resources(String type) {
        var resources = new ArrayList<JsonNode>();
        bundles.values().forEach(bundle -> resources.addAll(all(bundle, type)));
        return resources;
    }

    private static List<JsonNode> all(JsonNode bundle, String type) {
        var resources = new ArrayList<JsonNode>();
        bundle.path("entry").forEach(entry -> {
            if (entry.path("resource").path("resourceType").asString().equals(type)) {
                resources.add(entry.path("resource"));
            }
        });
        return resources;
    }

    private static void each(JsonNode node, BiConsumer<String, JsonNode> visit) {
        for (var property : node.properties()) {
            visit.accept(property.getKey(), property.getValue());
        }
        for (var child : node) {
            each(child, visit);
        }
    }

    private static Map<String, JsonNode> parsed(DemoClinic clinic) {
        var json = new JsonMapper();
        var parsed = new TreeMap<String, JsonNode>();
        clinic.bundles().forEach((name, bundle) -> parsed.put(name, json.readTree(json.writeValueAsString(bundle))));
        return parsed;
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int weighted = at % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
