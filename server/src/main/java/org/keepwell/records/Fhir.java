package org.keepwell.records;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.codec.BodyCodec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks stored FHIR JSON without building a tree. What nobody asks for is skipped; a value of another kind than expected
 * counts as absent, so that one odd element does not hide the rest of a resource.
 */
final class Fhir {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(BodyCodec.MOST_BYTES)
                    .build())
            .build();

    private Fhir() {}

    /** Takes the fields of one object, each with the parser on the first token of its value. */
    interface Fields {

        /** Leaves the parser where it is, or on the last token of the value. */
        void take(String name, JsonParser json);
    }

    /** Reads one whole resource. */
    static <F extends Fields> F read(byte[] bytes, int length, F fields) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            json.nextToken();
            object(json, fields);
            return fields;
        }
    }

    /** Reads the object that begins here; anything else is skipped. */
    static void object(JsonParser json, Fields fields) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            fields.take(name, json);
            json.skipChildren(); // does nothing unless the value was left untouched
        }
    }

    /** Reads the elements of the array that begins here; anything else is skipped. */
    static void each(JsonParser json, Consumer<JsonParser> element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.accept(json);
            json.skipChildren();
        }
    }

    /** A string that says something, else null. */
    static @Nullable String text(JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        var text = json.getString();
        return text.isBlank() ? null : text;
    }

    /** A number exactly as sent, trailing zeros included. */
    static @Nullable String number(JsonParser json) {
        var token = json.currentToken();
        return token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT ? json.getString() : null;
    }
}
