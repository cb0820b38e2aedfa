package org.keepwell.exchange;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What R4 allows in one kind of JSON object: a resource, a data type or a part of one. */
final class Shape {

    private final String name;
    private final boolean resource;
    private final Map<String, Slot> slots = new HashMap<>();
    private long required;
    private int groups;

    Shape(String name, boolean resource) {
        this.name = name;
        this.resource = resource;
    }

    /**
     * One property of the object.
     *
     * @param bit which element it belongs to; the choices of {@code value[x]} share one
     * @param primitive set for a primitive type
     * @param shape set for any other type, except where any resource may stand; both null there
     * @param companion true for {@code _name}, which holds id and extensions of a primitive
     */
    record Slot(
            int bit,
            boolean many,
            @Nullable Primitive primitive,
            @Nullable Shape shape,
            boolean companion,
            boolean choice) {

        Slot with(Primitive type) {
            return new Slot(bit, many, type, null, false, choice);
        }

        Slot with(Shape type) {
            return new Slot(bit, many, null, type, false, choice);
        }

        Slot companionOf(Shape element) {
            return new Slot(bit, many, null, element, true, choice);
        }
    }

    String name() {
        return name;
    }

    boolean isResource() {
        return resource;
    }

    @Nullable
    Slot slot(String property) {
        return slots.get(property);
    }

    /** Bits of the elements that must be present. */
    long required() {
        return required;
    }

    int nextBit() {
        if (groups == Long.SIZE) {
            throw new IllegalStateException(name + " has more elements than bits");
        }
        return groups++;
    }

    void require(int bit) {
        required |= 1L << bit;
    }

    void add(String property, Slot slot) {
        slots.put(property, slot);
    }

    /** The property that lacks, for a message. */
    String nameOf(int bit) {
        return slots.entrySet().stream()
                .filter(entry ->
                        entry.getValue().bit() == bit && !entry.getValue().companion())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
