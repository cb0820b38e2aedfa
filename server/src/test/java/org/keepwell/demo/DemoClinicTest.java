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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoClinicTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private static final DemoClinic CLINIC = DemoClinic.generate(TODAY);
    private static final Map<String, JsonNode> BUNDLES = parsed(CLINIC); // seconds to make, and no test changes it

    @TempDir
    private Path folder;

    @Test
    void theSameDayGivesTheSameBytesAndAnotherDayOthers() throws IOException {
        CLINIC.writeTo(folder.resolve("a"));
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
        assertThat(CLINIC.staff()).hasSize(14);
        assertThat(CLINIC.staff())
                .extracting(DemoStaff::npi)
                .doesNotHaveDuplicates()
                .allMatch(npi -> luhn("80840" + npi));
        assertThat(CLINIC.staff())
                .extracting(DemoStaff::login)
                .doesNotHaveDuplicates()
                .allMatch(login -> login.matches("[a-z.]+@keepwell\\.example"));
        assertThat(CLINIC.staff())
                .extracting(DemoStaff::role)
                .containsOnly(
                        Role.NURSE,
                        Role.PHYSICIAN,
                        Role.FRONT_DESK,
                        Role.BILLING,
                        Role.PRIVACY_OFFICER,
                        Role.ADMINISTRATOR);
        assertThat(resources("Location")).hasSize(3);
        assertThat(resources("Practitioner")).hasSize(14);
    }

    @Test
    void twentyFourPatientsHaveRecordsFromNoneToVeryLong() {
        assertThat(CLINIC.people()).hasSize(24);
        assertThat(bundle("d023").path("entry")).hasSize(1);
        assertThat(bundle("d008").path("entry").size()).isBetween(2_500, 6_000);
        assertThat(CLINIC.people().stream().filter(person -> person.ageYears(TODAY) < 0.1))
                .hasSize(1);
        assertThat(CLINIC.people()).extracting(Person::mrn).doesNotHaveDuplicates();
    }

    @Test
    void sixPatientSideAccountsAndOnlyCliniciansAreAssigned() {
        var mrns = CLINIC.people().stream().map(Person::mrn).toList();
        assertThat(CLINIC.patientAccounts()).hasSize(6);
        assertThat(CLINIC.patientAccounts())
                .extracting(DemoPatientAccount::login)
                .doesNotHaveDuplicates();
        var proxies = CLINIC.patientAccounts().stream()
                .filter(account -> account.proxyForMrn() != null)
                .toList();
        assertThat(proxies).hasSize(2).allSatisfy(account -> assertThat(mrns).contains(account.proxyForMrn()));
        assertThat(CLINIC.patientAccounts())
                .extracting(DemoPatientAccount::language)
                .contains("es-US");
        var clinicians = CLINIC.staff().stream()
                .filter(person -> person.role() == Role.NURSE || person.role() == Role.PHYSICIAN)
                .map(DemoStaff::npi)
                .toList();
        assertThat(CLINIC.assignments()).hasSize(46).allSatisfy(assignment -> {
            assertThat(clinicians).contains(assignment.npi());
            assertThat(mrns).contains(assignment.mrn());
        });
    }

    @Test
    void whoHasABoardOfHerOwnCaresForSomebodyWhoCanWriteToHer() {
        assertThat(Clinic.OWN_BOARD.name()).isEqualTo("Dr. Amara Okafor");
        assertThat(Clinic.NURSE_OF_OWN_BOARD.name()).isEqualTo("Grace Mbeki");
        var hers = CLINIC.assignments().stream()
                .filter(one -> one.npi().equals(Clinic.OWN_BOARD.npi()))
                .map(DemoAssignment::mrn)
                .toList();
        assertThat(CLINIC.patientAccounts())
                .anyMatch(one -> one.language().startsWith("en") && hers.contains(one.mrn()));
    }

    @Test
    void everyReferenceResolvesInItsBundleOrInTheProviders() {
        var places = new HashSet<String>();
        for (var provider : List.of("1-places", "2-people")) {
            for (var entry : bundle(provider).path("entry")) {
                places.add(entry.path("request").path("url").asString() + "?"
                        + entry.path("request").path("ifNoneExist").asString());
            }
        }
        assertThat(places).hasSize(19);
        var dangling = new ArrayList<String>();
        BUNDLES.forEach((name, bundle) -> {
            var known = new HashSet<>(places);
            bundle.path("entry")
                    .forEach(entry -> assertThat(known.add(entry.path("fullUrl").asString()))
                            .as("twice in %s", name)
                            .isTrue());
            known.addAll(List.of("#coverage", "#referral"));
            each(bundle, (field, value) -> {
                if (field.equals("reference") && !known.contains(value.asString())) {
                    dangling.add(name + " " + value.asString());
                }
            });
        });
        assertThat(dangling).isEmpty();
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
                "ExplanationOfBenefit",
                        List.of(
                                "status",
                                "type",
                                "use",
                                "patient",
                                "created",
                                "insurer",
                                "provider",
                                "outcome",
                                "insurance"));
        var seen = new TreeMap<String, Integer>();
        var empty = new HashSet<String>();
        for (var bundle : BUNDLES.values()) {
            for (var entry : bundle.path("entry")) {
                var resource = entry.path("resource");
                var type = resource.path("resourceType").asString();
                seen.merge(type, 1, Integer::sum);
                assertThat(entry.path("request").path("url").asString()).isEqualTo(type);
                assertThat(entry.path("fullUrl").asString())
                        .isEqualTo("urn:uuid:" + resource.path("id").asString());
                for (var field : demanded.getOrDefault(type, List.of())) {
                    assertThat(resource.has(field)).as("%s.%s", type, field).isTrue();
                }
                each(resource, (field, value) -> {
                    if (value.isNull() || value.isContainer() && value.isEmpty()) {
                        empty.add(type + "." + field);
                    }
                });
            }
        }
        assertThat(empty).isEmpty();
        assertThat(seen)
                .containsKeys("Patient", "Procedure", "CareTeam", "CarePlan", "RelatedPerson", "Provenance")
                .containsKeys(demanded.keySet().toArray(String[]::new));
        assertThat(seen.get("Patient")).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04", "2026-11-22", "2028-02-29", "2027-01-01"})
    void nothingButPlannedVisitsLiesInTheFutureAndNothingBeforeBirth(LocalDate day) {
        var now = day.atStartOfDay(Fhir.ZONE).toOffsetDateTime();
        var misplaced = new ArrayList<String>();
        var thatDay = DemoClinic.generate(day);
        var bundlesThatDay = parsed(thatDay);
        for (var person : thatDay.people()) {
            for (var entry :
                    Objects.requireNonNull(bundlesThatDay.get(person.code())).path("entry")) {
                var resource = entry.path("resource");
                if (resource.path("status").asString().equals("planned")) {
                    assertThat(OffsetDateTime.parse(
                                    resource.path("period").path("start").asString()))
                            .isAfter(now);
                } else if (!resource.path("resourceType").asString().matches("Provenance|ExplanationOfBenefit")) {
                    each(resource, (field, value) -> {
                        if (Set.of("issued", "effectiveDateTime", "authoredOn", "start", "date")
                                .contains(field)) {
                            var at = OffsetDateTime.parse(value.asString());
                            if (!at.isBefore(now) || at.toLocalDate().isBefore(person.birthDate())) {
                                misplaced.add(person.code() + " " + field + " " + at);
                            }
                        }
                    });
                }
            }
        }
        assertThat(misplaced).isEmpty();
    }

    @Test
    void theHomeFeedHasNewsAndTheLaboratoryHasOddities() {
        var lately = TODAY.minusDays(14);
        var withNews = CLINIC.people().stream()
                .filter(person -> all(bundle(person.code()), "DiagnosticReport").stream()
                        .anyMatch(report -> OffsetDateTime.parse(
                                        report.path("issued").asString())
                                .toLocalDate()
                                .isAfter(lately)))
                .count();
        assertThat(withNews).isGreaterThanOrEqualTo(8);
        var statuses = new HashMap<String, Integer>();
        resources("Observation")
                .forEach(result -> statuses.merge(result.path("status").asString(), 1, Integer::sum));
        assertThat(statuses).containsKeys("final", "corrected", "preliminary");
        assertThat(resources("Observation").stream().filter(result -> result.has("referenceRange")))
                .isNotEmpty();
        assertThat(resources("Encounter").stream()
                        .filter(visit -> visit.path("status").asString().equals("planned")))
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(resources("MedicationRequest").stream()
                        .map(order -> order.path("status").asString())
                        .distinct())
                .contains("active", "completed", "stopped");
        assertThat(resources("DiagnosticReport").stream().filter(report -> report.has("presentedForm")))
                .hasSize(5);
    }

    @Test
    void aDiabeticsSugarComesDownOverTheYears() {
        var values = all(bundle("d002"), "Observation").stream()
                .filter(result -> result.path("code")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString()
                        .equals("4548-4"))
                .map(result -> result.path("valueQuantity").path("value").asDouble())
                .toList();
        assertThat(values).hasSizeGreaterThan(4);
        assertThat(values.getLast()).isLessThan(values.getFirst()).isBetween(5.7, 9.0);
    }

    private static JsonNode bundle(String name) {
        return Objects.requireNonNull(BUNDLES.get(name), name);
    }

    private List<JsonNode> resources(String type) {
        var resources = new ArrayList<JsonNode>();
        BUNDLES.values().forEach(bundle -> resources.addAll(all(bundle, type)));
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
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
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
