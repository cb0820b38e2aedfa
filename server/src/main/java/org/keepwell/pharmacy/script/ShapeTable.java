package org.keepwell.pharmacy.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.ScriptRefused.Rule;

/**
 * What may stand where: elements, order, how often, lengths and codes, for each version. Our own table, from
 * {@code pharmacy/script-shapes.txt}, which says how it is read.
 */
final class ShapeTable {

    /**
     * One element of a type.
     *
     * @param rank its place; neighbours with the same rank may change places
     * @param choice elements of one choice share this number; 0 for none
     */
    record Part(
            String name,
            int rank,
            int choice,
            boolean needed,
            boolean repeats,
            String type,
            Map<String, String> attributes,
            Set<String> neededAttributes) {}

    private final Map<String, Pattern> simple;
    private final Map<ScriptVersion, Map<String, List<Part>>> types;

    ShapeTable(Map<String, Pattern> simple, Map<ScriptVersion, Map<String, List<Part>>> types) {
        this.simple = Map.copyOf(simple);
        this.types = Map.copyOf(types);
    }

    static ShapeTable load() {
        try (var in = Objects.requireNonNull(ShapeTable.class.getResourceAsStream("/pharmacy/script-shapes.txt"))) {
            return new ShapeLines().read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(ScriptVersion version, Node root) {
        children(version, root, "Message", "/Message");
    }

    /** One part by itself. */
    void checkPart(ScriptVersion version, String type, Node node) {
        children(version, node, type, "/" + type);
    }

    private void children(ScriptVersion version, Node node, String type, String path) {
        var parts = Objects.requireNonNull(types.get(version)).get(type);
        if (parts == null) {
            throw new IllegalStateException("no type " + type);
        }
        if (!node.text().isEmpty()) {
            throw new ScriptRefused(Rule.BAD_TEXT, path);
        }
        var count = new HashMap<String, Integer>();
        int rank = 0;
        for (var child : node.children()) {
            var part = part(parts, child, path);
            var here = path + "/" + part.name(); // from the table, so never from the message
            if (part.rank() < rank) {
                throw new ScriptRefused(Rule.WRONG_ORDER, here);
            }
            rank = part.rank();
            if (count.merge(part.name(), 1, Integer::sum) > 1 && !part.repeats()) {
                throw new ScriptRefused(Rule.TOO_MANY, here);
            }
            attributes(part, child, here);
            value(version, part, child, here);
        }
        completeness(parts, count.keySet(), path);
    }

    private static Part part(List<Part> parts, Node child, String path) {
        return parts.stream()
                .filter(part -> part.name().equals(child.name()))
                .findFirst()
                .orElseThrow(() -> new ScriptRefused(
                        path.equals("/Message/Body") ? Rule.UNKNOWN_MESSAGE : Rule.UNKNOWN_ELEMENT, path));
    }

    private void value(ScriptVersion version, Part part, Node child, String path) {
        var pattern = simple.get(part.type());
        if (pattern == null) {
            children(version, child, part.type(), path);
            return;
        }
        if (!child.children().isEmpty()) {
            throw new ScriptRefused(Rule.UNKNOWN_ELEMENT, path);
        }
        fits(pattern, child.text(), path);
    }

    private void attributes(Part part, Node child, String path) {
        for (var attribute : child.attributes().entrySet()) {
            var type = part.attributes().get(attribute.getKey());
            if (type == null) {
                throw new ScriptRefused(Rule.UNKNOWN_ELEMENT, path + "/@");
            }
            fits(Objects.requireNonNull(simple.get(type)), attribute.getValue(), path + "/@");
        }
        if (!child.attributes().keySet().containsAll(part.neededAttributes())) {
            throw new ScriptRefused(Rule.MISSING_ELEMENT, path + "/@");
        }
    }

    private static void fits(Pattern pattern, String text, String path) {
        if (text.isEmpty()) {
            throw new ScriptRefused(Rule.EMPTY, path);
        }
        if (!ScriptXml.isText(text)) {
            throw new ScriptRefused(Rule.BAD_TEXT, path);
        }
        if (!pattern.matcher(text).matches()) {
            throw new ScriptRefused(Rule.BAD_FORMAT, path);
        }
    }

    private static void completeness(List<Part> parts, Set<String> present, String path) {
        var chosen = new HashMap<Integer, @Nullable Part>();
        var needed = new HashSet<Integer>();
        for (var part : parts) {
            boolean here = present.contains(part.name());
            if (part.choice() == 0) {
                if (part.needed() && !here) {
                    throw new ScriptRefused(Rule.MISSING_ELEMENT, path + "/" + part.name());
                }
            } else {
                if (part.needed()) {
                    needed.add(part.choice());
                }
                if (here && chosen.put(part.choice(), part) != null) {
                    throw new ScriptRefused(Rule.TWO_CHOICES, path + "/" + part.name());
                }
            }
        }
        for (var choice : needed) {
            if (!chosen.containsKey(choice)) {
                throw new ScriptRefused(Rule.MISSING_ELEMENT, path);
            }
        }
    }

    /** All types that a version has; for the test that reads the table. */
    Map<String, List<Part>> types(ScriptVersion version) {
        return Objects.requireNonNull(types.get(version));
    }

    List<String> simpleTypes() {
        return new ArrayList<>(simple.keySet());
    }
}
