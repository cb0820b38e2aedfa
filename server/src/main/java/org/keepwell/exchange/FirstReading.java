package org.keepwell.exchange;

import static org.keepwell.exchange.QuarantineReason.*;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads a file to its end and notes where each resource is, so that nothing of a file that breaks off is written. It
 * keeps a few words of each resource, never a tree.
 */
final class FirstReading {

    /** Types of bundle that carry a record; histories may delete, messages and documents mean something else. */
    private static final Set<String> BUNDLES = Set.of("transaction", "batch", "collection", "searchset");

    /** Where a resource says what it is about. */
    private static final Set<String> MAIN_CODES = Set.of("code", "vaccineCode", "medicationCodeableConcept");

    /** Where reports and documents carry their text. */
    private static final Set<String> ATTACHMENTS = Set.of("presentedForm", "content");

    private static final Set<String> METHODS = Set.of("POST", "PUT", "GET");

    private final JsonParser parser;
    private final Picks picks;
    private final List<List<Entry>> documents = new ArrayList<>();
    private final List<Entry> loose = new ArrayList<>();

    private FirstReading(JsonParser parser, CodeBook codes) {
        this.parser = parser;
        this.picks = new Picks(parser, codes);
    }

    /**
     * @return one list of entries for each bundle; resources outside of bundles are one list together
     * @throws Refused if the file as a whole cannot be taken
     */
    static List<List<Entry>> of(SourceFile file, CodeBook codes) {
        try (var in = file.open();
                var parser = Json.parser(in)) {
            var reading = new FirstReading(parser, codes);
            reading.all(file.lines());
            return reading.documents;
        } catch (JacksonIOException e) {
            throw new Refused(e.getCause() instanceof EOFException ? TRUNCATED : UNREADABLE, "");
        } catch (JacksonException e) {
            throw new Refused(Json.reason(e), "");
        } catch (IOException e) {
            throw new Refused(reason(e), "");
        }
    }

    static QuarantineReason reason(IOException failure) {
        return failure instanceof EOFException ? TRUNCATED : UNREADABLE;
    }

    private void all(boolean lines) {
        int count = 0;
        while (parser.nextToken() != null) {
            if (count++ > 0 && !lines) {
                throw new Refused(NOT_JSON, "");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Refused(NOT_A_RESOURCE, "");
            }
            root();
        }
        if (count == 0) {
            throw new Refused(TRUNCATED, "");
        }
        if (!loose.isEmpty()) {
            documents.add(loose);
        }
    }

    private void root() {
        var entries = new ArrayList<Entry>();
        var names = new HashSet<String>();
        var bundleType = new String[1];
        var root = resource((name, value) -> {
            if (!names.add(name)) {
                throw new Refused(DUPLICATE_KEY, Json.path("", parser));
            }
            if (name.equals("entry") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    entry(entries);
                }
                return true;
            }
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                bundleType[0] = parser.getString();
            }
            return false;
        });
        if (root.typeName == null) {
            throw new Refused(NOT_A_RESOURCE, "");
        }
        if (!root.typeName.equals("Bundle")) {
            loose.add(root);
            return;
        }
        bundle(names, bundleType[0]);
        documents.add(entries);
    }

    private static void bundle(Set<String> names, @Nullable String type) {
        if (type == null || !BUNDLES.contains(type)) {
            throw new Refused(WRONG_BUNDLE, "Bundle.type");
        }
        known("Bundle", names);
    }

    private static void known(String shape, Set<String> names) {
        for (var name : names) {
            if (!name.equals("resourceType") && ShapeTable.r4().type(shape).slot(name) == null) {
                throw new Refused(UNKNOWN_ELEMENT, shape + "." + Json.shown(name));
            }
        }
    }

    private void entry(List<Entry> entries) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return; // not a bundle's entry; the envelope's type is known only at its end, and then refuses it
        }
        Entry found = null;
        String fullUrl = null;
        String method = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals("resource") && value == JsonToken.START_OBJECT) {
                found = resource((inner, token) -> false);
            } else if (name.equals("fullUrl") && value == JsonToken.VALUE_STRING) {
                fullUrl = parser.getString();
            } else if (name.equals("request") && value == JsonToken.START_OBJECT) {
                method = picks.text("method");
            } else {
                parser.skipChildren();
            }
        }
        if (found != null) {
            found.fullUrl = fullUrl;
            found.problem = method == null || METHODS.contains(method) ? found.problem : WRONG_BUNDLE;
            entries.add(found);
        }
    }

    /** Takes a property that the caller wants for itself. */
    private interface Taker {
        /** @return true if the value was read to its end */
        boolean takes(String name, JsonToken value);
    }

    private Entry resource(Taker taker) {
        var entry = new Entry(parser.currentTokenLocation().getByteOffset());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (!taker.takes(name, value)) {
                note(entry, name, value);
            }
        }
        long length = parser.currentLocation().getByteOffset() - entry.start;
        entry.length = (int) Math.min(Integer.MAX_VALUE, length);
        if (length > Limits.RESOURCE_BYTES) {
            entry.problem = TOO_LARGE;
        }
        return entry;
    }

    private void note(Entry entry, String name, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            switch (name) {
                case "resourceType" -> entry.typeName = parser.getString();
                case "id" -> entry.id = parser.getString();
                default -> {}
            }
        } else if (value == JsonToken.START_ARRAY && name.equals("result")) {
            picks.strings("reference", entry.results);
        } else if (value == JsonToken.START_ARRAY && name.equals("category")) {
            picks.strings("code", entry.categories);
        } else if (value == JsonToken.START_ARRAY && ATTACHMENTS.contains(name)) {
            var sent = new ArrayList<String>();
            picks.strings("data", sent);
            sent.forEach(data -> entry.attachments.add(Digests.ofText(data)));
        } else if (value == JsonToken.START_OBJECT && MAIN_CODES.contains(name)) {
            entry.labels |= picks.labels();
        } else {
            parser.skipChildren();
        }
    }
}
