package org.keepwell.pharmacy.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element: either text or children. */
public record Node(String name, Map<String, String> attributes, String text, List<Node> children) {

    public Node {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    public static Node of(String name, List<Node> children) {
        return new Node(name, Map.of(), "", children);
    }

    public static Node text(String name, String text) {
        return new Node(name, Map.of(), text, List.of());
    }

    /** The first element that this path of names leads to. */
    public Optional<Node> at(String... path) {
        @Nullable Node here = this;
        for (var step : path) {
            here = here.children.stream()
                    .filter(child -> child.name.equals(step))
                    .findFirst()
                    .orElse(null);
            if (here == null) {
                return Optional.empty();
            }
        }
        return Optional.of(here);
    }

    /** The text of the first element that this path leads to, or null where there is none. */
    public @Nullable String textAt(String... path) {
        return at(path).map(Node::text).orElse(null);
    }

    /** Whether this element or any below it has the name. */
    public boolean holds(String wanted) {
        return name.equals(wanted) || children.stream().anyMatch(child -> child.holds(wanted));
    }

    /** Without its content: it may be about a patient. */
    @Override
    public String toString() {
        return name;
    }
}
