package org.keepwell.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Writes a checked resource anew: our id, no {@code meta.versionId} and {@code meta.lastUpdated}, references to our
 * ids, no white space. Everything else stays as sent, the order of keys and the digits of numbers included.
 */
final class Normalizer {

    private final ShapeTable table;
    private final References references;

    Normalizer(ShapeTable table, References references) {
        this.table = table;
        this.references = references;
    }

    /**
     * @param text one resource that {@link ShapeCheck} has let pass
     * @param id the id to give it
     * @throws Refused if a reference cannot be resolved
     */
    byte[] rewrite(byte[] text, Entry entry, UUID id, FactCollector facts) {
        var out = new ByteArrayOutputStream(text.length);
        try (var parser = Json.parser(text, 0, text.length);
                var writer = Json.writer(out)) {
            parser.nextToken();
            new Walk(text, parser, writer, entry, id, facts).root();
        }
        return out.toByteArray();
    }

    private final class Walk {

        private final byte[] text;
        private final JsonParser parser;
        private final JsonGenerator writer;
        private final Entry entry;
        private final UUID id;
        private final FactCollector facts;

        Walk(byte[] text, JsonParser parser, JsonGenerator writer, Entry entry, UUID id, FactCollector facts) {
            this.text = text;
            this.parser = parser;
            this.writer = writer;
            this.entry = entry;
            this.id = id;
            this.facts = facts;
        }

        void root() {
            var shape = table.type(entry.knownType().fhirName());
            writer.writeStartObject();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "resourceType" -> {
                        writer.writeStringProperty(name, parser.getString());
                        if (entry.id == null) {
                            writer.writeStringProperty("id", id.toString());
                        }
                    }
                    case "id" -> writer.writeStringProperty(name, id.toString());
                    case "meta" -> meta();
                    default -> property(shape, "", name);
                }
            }
            writer.writeEndObject();
        }

        /** The two dropped words may have been all there was: an empty object is not allowed in FHIR. */
        private void meta() {
            boolean open = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (name.endsWith("versionId") || name.endsWith("lastUpdated")) {
                    if (name.equals("lastUpdated")) {
                        facts.text(table.type("Meta"), "meta", name, parser.getString());
                    }
                    parser.skipChildren();
                    continue;
                }
                if (!open) {
                    writer.writeName("meta");
                    writer.writeStartObject();
                    open = true;
                }
                property(table.type("Meta"), "meta", name);
            }
            if (open) {
                writer.writeEndObject();
            }
        }

        private void property(Shape shape, String parent, String name) {
            writer.writeName(name);
            if (name.equals("resourceType")) {
                writer.writeString(parser.getString());
                return;
            }
            value(Objects.requireNonNull(shape.slot(name)), shape, parent, name);
        }

        private void value(Shape.Slot slot, Shape shape, String parent, String name) {
            switch (parser.currentToken()) {
                case START_ARRAY -> {
                    writer.writeStartArray();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        value(slot, shape, parent, name);
                    }
                    writer.writeEndArray();
                }
                case START_OBJECT -> object(slot, parent.isEmpty() ? name : parent + "." + name);
                case VALUE_STRING -> string(shape, parent, name);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writer.writeNumber(parser.getString());
                case VALUE_TRUE -> writer.writeBoolean(true);
                case VALUE_FALSE -> writer.writeBoolean(false);
                default -> writer.writeNull();
            }
        }

        private void object(Shape.Slot slot, String path) {
            var shape = slot.shape() == null ? containedShape() : slot.shape();
            facts.begin(shape);
            writer.writeStartObject();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                property(shape, path, name);
            }
            writer.writeEndObject();
            facts.end(shape, path);
        }

        private Shape containedShape() {
            int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            var type = Objects.requireNonNull(Json.resourceType(text, start, text.length - start));
            return table.type(type);
        }

        private void string(Shape shape, String parent, String name) {
            if (name.equals("reference") && shape.name().equals("Reference")) {
                reference(parent, parser.getString());
            } else if (facts.wants(name)) {
                var value = parser.getString();
                facts.text(shape, parent, name, value);
                writer.writeString(value);
            } else {
                writer.writeString(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            }
        }

        private void reference(String path, String value) {
            if (value.startsWith("#")) {
                writer.writeString(value);
                return;
            }
            var target = references
                    .find(value)
                    .orElseThrow(() -> new Refused(
                            QuarantineReason.UNRESOLVED_REFERENCE, entry.typeName + "." + path + ".reference"));
            facts.reference(path, target);
            writer.writeString(target.type() + "/" + target.id());
        }
    }
}
