package org.keepwell.exchange;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The primitive types of R4, each with its JSON kind and its format. */
enum Primitive {
    BOOLEAN("boolean", Kind.BOOLEAN),
    INTEGER("integer", Kind.WHOLE),
    UNSIGNED_INT("unsignedInt", Kind.WHOLE),
    POSITIVE_INT("positiveInt", Kind.WHOLE),
    DECIMAL("decimal", Kind.NUMBER),
    STRING("string", Kind.TEXT),
    MARKDOWN("markdown", Kind.TEXT),
    XHTML("xhtml", Kind.TEXT),
    CODE("code", Kind.TEXT),
    ID("id", Kind.TEXT),
    URI("uri", Kind.TEXT),
    URL("url", Kind.TEXT),
    CANONICAL("canonical", Kind.TEXT),
    OID("oid", Kind.TEXT),
    UUID("uuid", Kind.TEXT),
    DATE("date", Kind.TEXT),
    DATE_TIME("dateTime", Kind.TEXT),
    INSTANT("instant", Kind.TEXT),
    TIME("time", Kind.TEXT),
    BASE64("base64Binary", Kind.TEXT);

    /** What stands in the JSON. */
    enum Kind {
        BOOLEAN,
        WHOLE,
        NUMBER,
        TEXT
    }

    private static final Map<String, Primitive> BY_NAME = new HashMap<>();

    static {
        for (var primitive : values()) {
            BY_NAME.put(primitive.fhirName, primitive);
        }
    }

    private final String fhirName;
    private final Kind kind;

    Primitive(String fhirName, Kind kind) {
        this.fhirName = fhirName;
        this.kind = kind;
    }

    static @Nullable Primitive named(String fhirName) {
        return BY_NAME.get(fhirName);
    }

    Kind kind() {
        return kind;
    }

    /** Is the text of this value, without quotes, as R4 wants it? Kind and length are checked elsewhere. */
    boolean fits(char[] text, int from, int to) {
        return switch (this) {
            case BOOLEAN, DECIMAL, STRING, MARKDOWN -> true;
            case INTEGER -> TextFormats.whole(text, from, to, Integer.MIN_VALUE);
            case UNSIGNED_INT -> TextFormats.whole(text, from, to, 0);
            case POSITIVE_INT -> TextFormats.whole(text, from, to, 1);
            case XHTML -> TextFormats.xhtml(text, from, to);
            case CODE -> TextFormats.code(text, from, to);
            case ID -> TextFormats.id(text, from, to);
            case URI, URL, CANONICAL -> TextFormats.noSpace(text, from, to);
            case OID -> TextFormats.oid(text, from, to);
            case UUID -> TextFormats.uuid(text, from, to);
            case DATE -> TimeFormats.date(text, from, to) > 0;
            case DATE_TIME -> TimeFormats.dateTime(text, from, to);
            case INSTANT -> TimeFormats.instant(text, from, to);
            case TIME -> TimeFormats.time(text, from, to);
            case BASE64 -> TextFormats.base64(text, from, to);
        };
    }
}
