package org.keepwell.demo;

import static org.keepwell.demo.Fhir.object;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One patient's record as it grows, in the end one transaction bundle. */
final class Chart {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final Person person;
    private final LocalDate today;
    private final Chance chance;
    private String patientUrl = "";

    Chart(Person person, LocalDate today) {
        this.person = person;
        this.today = today;
        this.chance = new Chance("keepwell demo 1 " + person.code());
    }

    Person person() {
        return person;
    }

    LocalDate today() {
        return today;
    }

    Chance chance() {
        return chance;
    }

    static Map<String, Object> profile(String name) {
        return object("profile", List.of(US_CORE + name));
    }

    /** Adds a resource of a US Core profile and gives the URL by which others in the bundle refer to it. */
    String add(String type, @Nullable String profile, Map<String, Object> body) {
        var id = chance.uuid().toString();
        var resource = object("resourceType", type, "id", id, "meta", profile == null ? null : profile(profile));
        resource.putAll(body);
        var url = "urn:uuid:" + id;
        entries.add(object("fullUrl", url, "resource", resource, "request", object("method", "POST", "url", type)));
        if (type.equals("Patient")) {
            patientUrl = url;
        }
        return url;
    }

    /** The resource behind a URL of this bundle, to change it while the record still grows. */
    @SuppressWarnings("unchecked")
    Map<String, Object> resource(String url) {
        return entries.stream()
                .filter(entry -> url.equals(entry.get("fullUrl")))
                .map(entry -> (Map<String, Object>) entry.get("resource"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + url + " in the bundle of " + person.code()));
    }

    Map<String, Object> subject() {
        return Fhir.reference(patientUrl);
    }

    Map<String, Object> namedSubject() {
        return Fhir.reference(patientUrl, person.name());
    }

    /** Full URLs of all that is in the record so far. */
    List<String> urls() {
        return entries.stream().map(entry -> (String) entry.get("fullUrl")).toList();
    }

    int size() {
        return entries.size();
    }

    Map<String, Object> bundle() {
        return object("resourceType", "Bundle", "type", "transaction", "entry", entries);
    }
}
