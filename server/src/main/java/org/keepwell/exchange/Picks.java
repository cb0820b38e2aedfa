package org.keepwell.exchange;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes single words out of the value at which a parser stands, and leaves the parser at its end. */
final class Picks {

    private final JsonParser parser;
    private final CodeBook codes;

    Picks(JsonParser parser, CodeBook codes) {
        this.parser = parser;
        this.codes = codes;
    }

    /** The last string of this name in the object that begins here. */
    @Nullable
    String text(String wanted) {
        String found = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean here = parser.currentName().equals(wanted);
            if (parser.nextToken() == JsonToken.VALUE_STRING && here) {
                found = parser.getString();
            }
            parser.skipChildren();
        }
        return found;
    }

    /** Labels of all codes in the object that begins here, however deep. */
    long labels() {
        long found = 0;
        String system = null;
        String code = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME
                || !parser.currentToken().isStructEnd()) {
            var name = parser.currentName();
            var value = parser.currentToken() == JsonToken.PROPERTY_NAME ? parser.nextToken() : parser.currentToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                found |= labels();
            } else if (value == JsonToken.VALUE_STRING && "system".equals(name)) {
                system = parser.getString();
            } else if (value == JsonToken.VALUE_STRING && "code".equals(name)) {
                code = parser.getString();
            }
        }
        return system == null || code == null ? found : found | codes.labels(system, code);
    }

    /** All strings of this name in the list that begins here, however deep. */
    void strings(String wanted, List<String> into) {
        int depth = 1;
        while (depth > 0) {
            var token = Objects.requireNonNull(parser.nextToken());
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && wanted.equals(parser.currentName())) {
                into.add(parser.getString());
            }
        }
    }
}
