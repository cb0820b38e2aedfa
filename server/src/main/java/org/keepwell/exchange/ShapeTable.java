package org.keepwell.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of FHIR R4, read from {@code fhir/r4-shapes.txt}, which a test compiles anew from HL7's definitions and
 * compares.
 */
final class ShapeTable {

    private static final String RESOURCE = "/fhir/r4-shapes.txt";

    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Shape element;

    private ShapeTable(BufferedReader in) throws IOException {
        read(in);
        shapes.forEach((name, shape) -> fill(shape, name));
        element = Objects.requireNonNull(shapes.get("Element"));
        lines.clear();
        parents.clear();
    }

    private static final class Holder {
        static final ShapeTable R4 = load();
    }

    static ShapeTable r4() {
        return Holder.R4;
    }

    private static ShapeTable load() {
        try (var in = Objects.requireNonNull(ShapeTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ShapeTable(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shape of a resource type; null if R4 has no such resource. */
    @Nullable
    Shape resource(String type) {
        var shape = shapes.get(type);
        return shape != null && shape.isResource() ? shape : null;
    }

    /** What may stand under {@code _name}. */
    Shape element() {
        return element;
    }

    Shape type(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }

    Map<String, Shape> all() {
        return Map.copyOf(shapes);
    }

    private void read(BufferedReader in) throws IOException {
        List<String> current = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(" ")) {
                current.add(line.substring(1));
            } else if (!line.startsWith("#")) {
                var words = line.split(" ");
                current = new ArrayList<>();
                lines.put(words[1], current);
                parents.put(words[1], words.length > 3 ? words[3] : "");
                shapes.put(words[1], new Shape(words[1], words[0].equals("resource")));
            }
        }
    }

    private void fill(Shape shape, String from) {
        var parent = parents.getOrDefault(from, "");
        if (!parent.isEmpty()) {
            fill(shape, parent);
        }
        for (var line : Objects.requireNonNull(lines.get(from), from)) {
            add(shape, line.split(" "));
        }
    }

    /** @param words name, least, most, types */
    private void add(Shape shape, String[] words) {
        int bit = shape.nextBit();
        if (!words[1].equals("0")) {
            shape.require(bit);
        }
        boolean many = words[2].equals("*");
        boolean choice = words[0].endsWith("[x]");
        for (int i = 3; i < words.length; i++) {
            var property = choice ? choiceName(words[0], words[i]) : words[0];
            add(shape, property, words[i], new Shape.Slot(bit, many, null, null, false, choice));
        }
    }

    private void add(Shape shape, String property, String type, Shape.Slot slot) {
        var primitive = Primitive.named(type);
        if (primitive != null) {
            shape.add(property, slot.with(primitive));
            shape.add("_" + property, slot.companionOf(type("Element")));
            return;
        }
        var target = type.startsWith("@") ? type.substring(1) : type;
        // "Resource" means any of them: the slot stays without a shape
        shape.add(property, target.equals("Resource") ? slot : slot.with(type(target)));
    }

    private static String choiceName(String element, String type) {
        return element.substring(0, element.length() - 3) + Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
