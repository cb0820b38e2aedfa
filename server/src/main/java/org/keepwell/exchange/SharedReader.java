package org.keepwell.exchange;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a practitioner, role, organization or location. */
final class SharedReader {

    private SharedReader() {}

    /**
     * @param text one resource that {@link ShapeCheck} has let pass
     * @param json the same with our ids
     */
    static SharedRow read(byte[] text, byte[] json, Entry entry) {
        var resource = PatientReader.tree(text);
        var identifiers = PatientReader.identifiers(resource).stream()
                .filter(one -> one.system() != null)
                .map(one -> new SharedRow.Identifier(String.valueOf(one.system()), one.value()))
                .toList();
        var npi = identifiers.stream()
                .filter(one -> one.system().equals(SharedRow.NPI))
                .map(SharedRow.Identifier::value)
                .findFirst()
                .orElse(null);
        return new SharedRow(entry.knownType(), entry.ourId(), identifiers, name(resource.path("name")), npi, json);
    }

    private static @Nullable String name(JsonNode name) {
        if (name.isString()) {
            return name.stringValue();
        }
        var first = name.path(0);
        if (first.isMissingNode()) {
            return null;
        }
        var text = PatientReader.string(first, "text");
        var given = StreamSupport.stream(first.path("given").spliterator(), false)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(" "));
        var family = PatientReader.string(first, "family");
        if (family == null) {
            return text == null ? given : text;
        }
        return given.isEmpty() ? family : family + ", " + given;
    }
}
