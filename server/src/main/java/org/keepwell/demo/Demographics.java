package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who a patient is, and who may act for them. */
final class Demographics {

    private static final String EXTENSION = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String MRN = "urn:keepwell:demo:mrn";

    /** Names as their owners write them, beside the official ones in Latin letters. */
    private static final Map<String, Map<String, Object>> OWN_WRITING = Map.of(
            "d008", object("use", "usual", "text", "欧阳秀英", "family", "欧阳", "given", List.of("秀英")),
            "d010",
                    object(
                            "use",
                            "usual",
                            "text",
                            "Дмитрий Александрович Воробьёв",
                            "family",
                            "Воробьёв",
                            "given",
                            List.of("Дмитрий", "Александрович")),
            "d015", object("use", "usual", "text", "أحمد الخطيب", "family", "الخطيب", "given", List.of("أحمد")),
            "d018", object("use", "usual", "text", "박준호", "family", "박", "given", List.of("준호")));

    private static final Map<String, String> LANGUAGES = Map.of(
            "en-US",
            "English (United States)",
            "es-US",
            "Spanish (United States)",
            "vi",
            "Vietnamese",
            "zh",
            "Chinese",
            "ru",
            "Russian",
            "pt",
            "Portuguese",
            "ar",
            "Arabic",
            "ko",
            "Korean",
            "fr",
            "French");

    private Demographics() {}

    static void add(Chart chart) {
        var person = chart.person();
        var names = new ArrayList<Map<String, Object>>();
        names.add(object("use", "official", "family", person.family(), "given", person.given()));
        if (OWN_WRITING.containsKey(person.code())) {
            names.add(OWN_WRITING.get(person.code()));
        }
        var number = Integer.parseInt(person.code().substring(1));
        chart.add(
                "Patient",
                "us-core-patient",
                object(
                        "extension",
                                List.of(object(
                                        "url",
                                        EXTENSION + "us-core-birthsex",
                                        "valueCode",
                                        person.isFemale() ? "F" : "M")),
                        "identifier",
                                List.of(object(
                                        "type", concept(Coded.hl7("v2-0203", "MR", "Medical Record Number")),
                                        "system", MRN,
                                        "value", person.mrn())),
                        "active", true,
                        "name", names,
                        "telecom",
                                List.of(
                                        object(
                                                "system",
                                                "phone",
                                                "value",
                                                "555-01%02d".formatted(number + 10),
                                                "use",
                                                "mobile"),
                                        object("system", "email", "value", Accounts.login(person), "use", "home")),
                        "gender", person.sex(),
                        "birthDate", person.birthDate().toString(),
                        "address",
                                List.of(Clinic.address(
                                        number * 7 + " " + (number % 2 == 0 ? "Orchard Lane" : "Quarry Street"),
                                        Clinic.SITES.get(person.site()).city())),
                        "communication",
                                List.of(object(
                                        "language",
                                        object(
                                                "coding",
                                                        List.of(object(
                                                                "system", "urn:ietf:bcp:47",
                                                                "code", person.language(),
                                                                "display", LANGUAGES.get(person.language()))),
                                                "text", LANGUAGES.get(person.language())),
                                        "preferred",
                                        true)),
                        "generalPractitioner",
                                person.yearsOfHistory() == 0
                                        ? null
                                        : List.of(Clinic.WORKERS
                                                .get(person.doctor())
                                                .reference()),
                        "managingOrganization", Clinic.organization()));
        if (person.twists().contains(Person.Twist.PARENT)) {
            parent(chart);
        }
    }

    private static void parent(Chart chart) {
        var parent = Accounts.parentOf(chart.person());
        chart.add(
                "RelatedPerson",
                "us-core-relatedperson",
                object(
                        "active", true,
                        "patient", chart.subject(),
                        "relationship", List.of(concept(Coded.hl7("v3-RoleCode", "MTH", "mother"))),
                        "name", List.of(object("use", "official", "text", parent.name())),
                        "telecom", List.of(object("system", "email", "value", parent.login(), "use", "home"))));
    }
}
