package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keepwell.access.Role;

/** The organisation, its sites, its laboratory and the people who work there. */
final class Clinic {

    static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    static final String PLACE = "urn:keepwell:demo:place";
    static final String NAME = "Marrow Creek Clinic";
    static final String LABORATORY = "County Laboratory";

    static final List<Site> SITES = List.of(
            new Site("lantern-hill", "Marrow Creek – Lantern Hill", "14 Lantern Hill Road", "Marlow Bay"),
            new Site("riverside", "Marrow Creek – Riverside", "220 Mill Street", "Eastwick"),
            new Site("harbor-street", "Marrow Creek – Harbor Street", "5 Harbor Street", "Marlow Bay"));

    static final List<Worker> WORKERS = List.of(
            new Worker("Dr.", "Amara", "Okafor", "female", Role.PHYSICIAN, 0, 1),
            new Worker("Dr.", "Henrik", "Lindqvist", "male", Role.PHYSICIAN, 0, 2),
            new Worker("Dr.", "Sunita", "Raghunathan", "female", Role.PHYSICIAN, 1, 3),
            new Worker("Dr.", "Mateo", "Villalobos", "male", Role.PHYSICIAN, 1, 4),
            new Worker("Dr.", "Leilani", "Kealoha", "female", Role.PHYSICIAN, 2, 5),
            new Worker("", "Grace", "Mbeki", "female", Role.NURSE, 0, 6),
            new Worker("", "Tomasz", "Wiśniewski", "male", Role.NURSE, 1, 7),
            new Worker("", "Rosa", "Delgado", "female", Role.NURSE, 1, 8),
            new Worker("", "Hana", "Kobayashi", "female", Role.NURSE, 2, 9),
            new Worker("", "Marcus", "Bell", "male", Role.FRONT_DESK, 0, 10),
            new Worker("", "Yasmin", "Haddad", "female", Role.FRONT_DESK, 1, 11),
            new Worker("", "Colette", "Dubois", "female", Role.BILLING, 0, 12),
            new Worker("", "Eleanor", "Whitfield", "female", Role.PRIVACY_OFFICER, 0, 13),
            new Worker("", "Samir", "Nazari", "male", Role.ADMINISTRATOR, 0, 14));

    /** Who has a board of her own, and who reads it with her. */
    static final Worker OWN_BOARD = WORKERS.getFirst();

    static final Worker NURSE_OF_OWN_BOARD = WORKERS.get(5);

    private Clinic() {}

    record Site(String key, String name, String street, String city) {

        Map<String, Object> reference() {
            return Fhir.reference("Location?identifier=" + PLACE + "|" + key, name);
        }
    }

    record Worker(String title, String given, String family, String gender, Role role, int site, int number) {

        String name() {
            return (title + " " + given + " " + family).strip();
        }

        String login() {
            return (Names.plain(given) + "." + Names.plain(family) + "@keepwell.example");
        }

        /** 99990… is never given out: real numbers begin with 1 or 2. The last digit is the right check digit. */
        String npi() {
            return Names.withNpiCheckDigit("99990%04d".formatted(number * 37));
        }

        Map<String, Object> reference() {
            return Fhir.reference("Practitioner?identifier=" + NPI + "|" + npi(), name());
        }
    }

    static Map<String, Object> organization() {
        return reference("Organization?identifier=" + PLACE + "|clinic", NAME);
    }

    static Map<String, Object> laboratory() {
        return reference("Organization?identifier=" + PLACE + "|laboratory", LABORATORY);
    }

    /** The batch bundle that has to be imported first: patients' bundles refer to what is in it. */
    static Map<String, Object> places(Chance chance) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var name : List.of("clinic", "laboratory")) {
            entries.add(ifNew(
                    chance,
                    "Organization",
                    PLACE,
                    name,
                    object(
                            "active", true,
                            "type", List.of(concept(Coded.hl7("organization-type", "prov", "Healthcare Provider"))),
                            "name", name.equals("clinic") ? NAME : LABORATORY,
                            "telecom", List.of(phone("555-0100")),
                            "address", List.of(address("14 Lantern Hill Road", "Marlow Bay")))));
        }
        for (var site : SITES) {
            entries.add(ifNew(
                    chance,
                    "Location",
                    PLACE,
                    site.key,
                    object(
                            "status", "active",
                            "name", site.name,
                            "telecom", List.of(phone("555-0101")),
                            "address", address(site.street, site.city),
                            "managingOrganization",
                                    object(
                                            "identifier",
                                            object("system", PLACE, "value", "clinic"),
                                            "display",
                                            NAME))));
        }
        return object("resourceType", "Bundle", "type", "batch", "entry", entries);
    }

    static Map<String, Object> people(Chance chance) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var worker : WORKERS) {
            entries.add(ifNew(
                    chance,
                    "Practitioner",
                    NPI,
                    worker.npi(),
                    object(
                            "active",
                            true,
                            "name",
                            List.of(object(
                                    "family",
                                    worker.family,
                                    "given",
                                    List.of(worker.given),
                                    "prefix",
                                    worker.title.isEmpty() ? null : List.of(worker.title))),
                            "telecom",
                            List.of(object("system", "email", "value", worker.login(), "use", "work")),
                            "gender",
                            worker.gender)));
        }
        return object("resourceType", "Bundle", "type", "batch", "entry", entries);
    }

    static Map<String, Object> phone(String number) {
        return object("system", "phone", "value", number, "use", "work");
    }

    static Map<String, Object> address(String street, String city) {
        return object("line", List.of(street), "city", city, "state", "MA", "postalCode", "01999", "country", "US");
    }

    private static Map<String, Object> ifNew(
            Chance chance, String type, String system, String value, Map<String, Object> body) {
        var id = chance.uuid().toString();
        var resource = object("resourceType", type, "id", id, "meta", Chart.profile("us-core-" + type.toLowerCase()));
        resource.put("identifier", List.of(object("system", system, "value", value)));
        resource.putAll(body);
        return object(
                "fullUrl",
                "urn:uuid:" + id,
                "resource",
                resource,
                "request",
                object("method", "POST", "url", type, "ifNoneExist", "identifier=" + system + "|" + value));
    }
}
