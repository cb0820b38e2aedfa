package org.keepwell.exchange;

import static org.keepwell.exchange.QuarantineReason.*;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One walk over one resource, contained ones included. For one thread, used once. */
final class ShapeWalk {

    private final ShapeTable table;
    private final byte[] text;
    private final int from;
    private final int length;
    private final JsonParser parser;
    private String root = "";

    ShapeWalk(ShapeTable table, byte[] text, int from, int length, JsonParser parser) {
        this.table = table;
        this.text = text;
        this.from = from;
        this.length = length;
        this.parser = parser;
    }

    /**
     * Reads the resource at whose start the parser stands.
     *
     * @throws Refused at the first thing that is wrong
     */
    void resource() {
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        var type = Json.resourceType(text, from + start, length - start);
        if (type == null) {
            throw refused(NOT_A_RESOURCE);
        }
        var shape = table.resource(type);
        if (shape == null) {
            throw refused(UNKNOWN_TYPE);
        }
        root = root.isEmpty() ? type : root;
        object(shape);
    }

    private void object(Shape shape) {
        long seen = 0;
        long companions = 0;
        boolean typed = !shape.isResource();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (shape.isResource() && name.equals("resourceType")) {
                if (typed) {
                    throw refused(DUPLICATE_KEY);
                }
                typed = true;
                parser.nextToken();
                continue;
            }
            var slot = shape.slot(name);
            if (slot == null) {
                throw refused(UNKNOWN_ELEMENT);
            }
            long bit = 1L << slot.bit();
            if (((slot.companion() ? companions : seen) & bit) != 0) {
                throw refused(slot.choice() ? TWO_CHOICES : DUPLICATE_KEY);
            }
            if (slot.companion()) {
                companions |= bit;
            } else {
                seen |= bit;
            }
            parser.nextToken();
            value(slot);
        }
        complete(shape, seen | companions);
    }

    private void complete(Shape shape, long seen) {
        if (seen == 0 && !shape.isResource()) {
            throw refused(EMPTY);
        }
        long missing = shape.required() & ~seen;
        if (missing != 0) {
            var name = shape.nameOf(Long.numberOfTrailingZeros(missing));
            throw new Refused(MISSING_ELEMENT, Json.path(root, parser) + "." + name);
        }
    }

    private void value(Shape.Slot slot) {
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        if (!slot.many()) {
            if (list) {
                throw refused(WRONG_KIND);
            }
            item(slot);
            return;
        }
        if (!list) {
            throw refused(WRONG_KIND);
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count++;
            // in a list, null keeps the place of a primitive that has only extensions, or the reverse
            boolean place = slot.primitive() != null || slot.companion();
            if (!place || parser.currentToken() != JsonToken.VALUE_NULL) {
                item(slot);
            }
        }
        if (count == 0) {
            throw refused(EMPTY);
        }
    }

    private void item(Shape.Slot slot) {
        if (slot.primitive() != null) {
            primitive(slot.primitive());
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refused(WRONG_KIND);
        }
        if (slot.shape() == null) {
            resource();
        } else {
            object(slot.shape());
        }
    }

    private void primitive(Primitive type) {
        var token = parser.currentToken();
        boolean right = switch (type.kind()) {
            case BOOLEAN -> token.isBoolean();
            case WHOLE -> token == JsonToken.VALUE_NUMBER_INT;
            case NUMBER -> token.isNumeric();
            case TEXT -> token == JsonToken.VALUE_STRING;
        };
        if (!right) {
            throw refused(WRONG_KIND);
        }
        if (type.kind() == Primitive.Kind.TEXT || type.kind() == Primitive.Kind.WHOLE) {
            characters(type);
        }
    }

    private void characters(Primitive type) {
        int count = parser.getStringLength();
        if (count == 0) {
            throw refused(EMPTY);
        }
        if (count > Limits.STRING_CHARS && type != Primitive.BASE64) {
            throw refused(TOO_LARGE);
        }
        var chars = parser.getStringCharacters();
        int start = parser.getStringOffset();
        if (!TextFormats.clean(chars, start, start + count)) {
            throw refused(BAD_TEXT);
        }
        if (!type.fits(chars, start, start + count)) {
            throw refused(BAD_FORMAT);
        }
    }

    private Refused refused(QuarantineReason reason) {
        return new Refused(reason, Json.path(root, parser));
    }
}
