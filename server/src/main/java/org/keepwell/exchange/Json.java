package org.keepwell.exchange;

import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** The one place where parsers and writers are made: strict JSON, UTF-8 only, within our {@link Limits}. */
final class Json {

    private static final JsonFactory RESOURCES = factory(Limits.DEPTH);
    private static final JsonFactory BUNDLES = factory(Limits.DEPTH + Limits.ENVELOPE_DEPTH);

    private Json() {}

    private static JsonFactory factory(int depth) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(Limits.RESOURCE_BYTES)
                .maxNumberLength(Limits.NUMBER_CHARS)
                .maxNameLength(Limits.NAME_CHARS)
                .build();
        return JsonFactory.builder().streamReadConstraints(constraints).build();
    }

    /** @throws Refused if the text is in another encoding than UTF-8, which the parser would else detect and take */
    static JsonParser parser(byte[] text, int from, int length) {
        for (int i = from; i < from + Math.min(4, length); i++) {
            if (text[i] == 0 || text[i] == (byte) 0xFE || text[i] == (byte) 0xFF) {
                throw new Refused(QuarantineReason.NOT_JSON, "");
            }
        }
        return RESOURCES.createParser(ObjectReadContext.empty(), text, from, length);
    }

    /** For a whole file, whose first bytes {@link SourceFile} has looked at. */
    static JsonParser parser(InputStream in) {
        return BUNDLES.createParser(ObjectReadContext.empty(), in);
    }

    static JsonGenerator writer(OutputStream out) {
        return RESOURCES.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /** The {@code resourceType} of the object that begins at {@code from}; null if it has none. */
    static @Nullable String resourceType(byte[] text, int from, int length) {
        try (var parser = parser(text, from, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("resourceType");
                var token = parser.nextToken();
                if (found) {
                    return token == JsonToken.VALUE_STRING ? parser.getString() : null;
                }
                parser.skipChildren();
            }
            return null;
        }
    }

    static QuarantineReason reason(JacksonException failure) {
        return switch (failure) {
            case UnexpectedEndOfInputException end -> QuarantineReason.TRUNCATED;
            case StreamConstraintsException limit ->
                String.valueOf(limit.getOriginalMessage()).contains("nesting depth")
                        ? QuarantineReason.TOO_DEEP
                        : QuarantineReason.TOO_LARGE;
            case JacksonIOException io -> QuarantineReason.UNREADABLE;
            // the parser has a type for an early end, but not after a comma
            case JacksonException other ->
                String.valueOf(other.getOriginalMessage()).startsWith("Unexpected end-of-input")
                        ? QuarantineReason.TRUNCATED
                        : QuarantineReason.NOT_JSON;
        };
    }

    /** A sender may put anything into a key: what does not look like an element's name is not repeated. */
    static String shown(String name) {
        boolean plain =
                name.length() <= 60 && name.chars().allMatch(c -> c == '_' || c < 128 && Character.isLetterOrDigit(c));
        return plain ? name : "?";
    }

    /** FHIR path of where the parser stands, without list indexes. */
    static String path(String root, JsonParser parser) {
        var path = new StringBuilder();
        for (var context = parser.streamReadContext(); context != null; context = context.getParent()) {
            if (context.hasCurrentName() && context.inObject()) {
                path.insert(0, "." + shown(context.currentName()));
            }
        }
        return path.insert(0, root).toString();
    }
}
