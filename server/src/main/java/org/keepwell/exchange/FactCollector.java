package org.keepwell.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Label;

/** Picks out of the walk over one resource what {@link FactRules} needs. For one resource, one thread. */
final class FactCollector {

    /** A code at a place of the resource. */
    record Coded(String path, @Nullable String system, String code) {}

    private static final Set<String> TOP =
            Set.of("status", "lifecycleStatus", "conclusion", "abatementDateTime", "abatementString");
    private static final Set<String> WANTED = Set.of(
            "status",
            "lifecycleStatus",
            "conclusion",
            "abatementDateTime",
            "abatementString",
            "system",
            "code",
            "unit",
            "text",
            "data",
            "url",
            "lastUpdated",
            "end");

    /** Where a resource says what it is, the most exact first. */
    private static final List<String> ABOUT = List.of(
            "code.coding", "vaccineCode.coding", "medicationCodeableConcept.coding", "type.coding", "category.coding");

    private static final Set<String> VISITS = Set.of("encounter", "context", "context.encounter", "item.encounter");

    private final CodeBook codes;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Coded> coded = new ArrayList<>();
    private final List<String> npis = new ArrayList<>();
    private final ArrayDeque<Map<String, String>> open = new ArrayDeque<>();
    private @Nullable UUID encounter;
    private long labels;
    private boolean freeText;
    private boolean abated;

    FactCollector(CodeBook codes) {
        this.codes = codes;
    }

    /** Is a string of this name looked at, wherever it stands? */
    boolean wants(String name) {
        return WANTED.contains(name) || TimeRules.NAMES.contains(name);
    }

    void text(Shape shape, String parent, String name, String value) {
        if (shape.name().equals("Coding") && !open.isEmpty()) {
            open.peek().put(name, value);
        }
        freeText |= shape.name().equals("Attachment") && (name.equals("data") || name.equals("url"));
        boolean place = parent.isEmpty()
                ? TOP.contains(name) || TimeRules.NAMES.contains(name)
                : parent.indexOf('.') < 0 || parent.equals("context.period");
        if (place && !name.equals("data")) {
            texts.putIfAbsent(parent.isEmpty() ? name : parent + "." + name, value);
        }
    }

    /** An object begins. */
    void begin(Shape shape) {
        if (shape.name().equals("Coding")) {
            open.push(new HashMap<>());
        }
    }

    /** The object that began last ends. */
    void end(Shape shape, String path) {
        abated |= path.startsWith("abatement");
        if (!shape.name().equals("Coding")) {
            return;
        }
        var coding = open.pop();
        var system = coding.get("system");
        var code = coding.get("code");
        if (code == null) {
            return;
        }
        coded.add(new Coded(path, system, code));
        if (system != null) {
            labels |= codes.labels(system, code);
        }
    }

    void reference(String path, Target target) {
        labels |= target.labels();
        boolean visit = target.type().equals("Encounter");
        if (visit && encounter == null && VISITS.contains(path)) {
            encounter = target.id();
        }
        if (target.npi() != null && (path.equals("participant.member") || path.equals("participant.individual"))) {
            npis.add(target.npi());
        }
    }

    /** Was an end of the condition sent, in whatever form? */
    boolean abated() {
        return abated || texts.containsKey("abatementDateTime") || texts.containsKey("abatementString");
    }

    @Nullable
    String text(String path) {
        return texts.get(path);
    }

    /** Codes at this place, in the order sent. */
    List<Coded> coded(String path) {
        return coded.stream().filter(one -> one.path().equals(path)).toList();
    }

    boolean has(String path, String value) {
        return coded.stream()
                .anyMatch(one -> one.path().equals(path) && one.code().equals(value));
    }

    List<String> npis() {
        return npis;
    }

    @Nullable
    UUID encounter() {
        return encounter;
    }

    /**
     * The category that a listed code brings; null if none is listed. Only what the resource itself is decides: a
     * bill stays a bill though its items name conditions.
     */
    @Nullable
    Category category() {
        for (var place : ABOUT) {
            for (var one : coded(place)) {
                var found = one.system() == null ? null : codes.category(one.system(), one.code());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Labels of all codes of the resource, wherever they stand, and of what it points to. */
    long labels() {
        return labels | (freeText ? Label.UNREVIEWED_TEXT.mask() : 0);
    }
}
