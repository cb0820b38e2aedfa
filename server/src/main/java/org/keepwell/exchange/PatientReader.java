package org.keepwell.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads who a patient resource is about. One resource a file, so a tree is fine here. */
final class PatientReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String NPI_QUERY = "Practitioner?identifier=" + SharedRow.NPI + "|";

    private PatientReader() {}

    /** @param text a Patient that {@link ShapeCheck} has let pass */
    static PatientFacts read(byte[] text, UUID importedId, String sourceId) {
        var patient = MAPPER.readTree(text);
        var deceasedAt = string(patient, "deceasedDateTime");
        return new PatientFacts(
                importedId,
                sourceId,
                each(patient, "name").map(PatientReader::name).toList(),
                string(patient, "birthDate"),
                string(patient, "gender"),
                language(patient),
                each(patient, "telecom")
                        .filter(one -> one.hasNonNull("value"))
                        .map(PatientReader::contact)
                        .toList(),
                each(patient, "address").map(PatientReader::address).toList(),
                identifiers(patient),
                deceasedAt != null || patient.path("deceasedBoolean").asBoolean(false),
                deceasedAt == null ? null : day(deceasedAt),
                practitioners(patient));
    }

    /** Identifiers with a value; those without identify nothing. */
    static List<PatientFacts.Identifier> identifiers(JsonNode resource) {
        return each(resource, "identifier")
                .filter(one -> one.hasNonNull("value"))
                .map(PatientReader::identifier)
                .toList();
    }

    static @Nullable String string(JsonNode from, String name) {
        var value = from.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    static JsonNode tree(byte[] text) {
        return MAPPER.readTree(text);
    }

    private static LocalDate day(String text) {
        return TimeRules.parse(text).localDay();
    }

    private static PatientFacts.Identifier identifier(JsonNode from) {
        var type = each(from.path("type"), "coding")
                .filter(coding -> IDENTIFIER_TYPES.equals(string(coding, "system")))
                .map(coding -> string(coding, "code"))
                .filter(code -> code != null)
                .findFirst()
                .orElse(null);
        return new PatientFacts.Identifier(
                type, string(from, "system"), from.path("value").asString());
    }

    private static PatientFacts.Name name(JsonNode from) {
        return new PatientFacts.Name(
                string(from, "use"),
                string(from, "family"),
                strings(from, "given"),
                strings(from, "prefix"),
                strings(from, "suffix"),
                string(from, "text"));
    }

    private static PatientFacts.Contact contact(JsonNode from) {
        return new PatientFacts.Contact(
                string(from, "system"), from.path("value").asString(), string(from, "use"));
    }

    private static PatientFacts.Address address(JsonNode from) {
        return new PatientFacts.Address(
                string(from, "use"),
                strings(from, "line"),
                string(from, "city"),
                string(from, "state"),
                string(from, "postalCode"),
                string(from, "country"));
    }

    private static @Nullable String language(JsonNode patient) {
        var all = each(patient, "communication").toList();
        return all.stream()
                .filter(one -> one.path("preferred").asBoolean(false))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(one -> string(one.path("language").path("coding").path(0), "code"))
                .orElse(null);
    }

    private static List<String> practitioners(JsonNode patient) {
        return each(patient, "generalPractitioner")
                .map(one -> string(one, "reference"))
                .filter(reference -> reference != null && reference.startsWith(NPI_QUERY))
                .map(reference -> reference.substring(NPI_QUERY.length()))
                .toList();
    }

    private static List<String> strings(JsonNode from, String name) {
        return each(from, name)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode from, String name) {
        var found = new ArrayList<JsonNode>();
        from.path(name).forEach(found::add);
        return found.stream();
    }
}
