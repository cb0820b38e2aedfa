package org.keepwell.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Label;
import org.keepwell.records.Activity;
import org.keepwell.records.ResourceType;
import org.keepwell.records.Shelf;

/** Makes the facts of a resource from what was picked out of it. */
final class FactRules {

    private static final String ERROR = "entered-in-error";
    private static final String LOINC = "http://loinc.org";
    private static final List<String> CODES = List.of("code", "vaccineCode", "medicationCodeableConcept", "type");
    private static final Set<String> GOING_ON = Set.of(
            "active",
            "recurrence",
            "relapse",
            "on-hold",
            "intended",
            "draft",
            "proposed",
            "planned",
            "accepted",
            "unknown");

    private static final Set<ResourceType> PROBLEMS =
            EnumSet.of(ResourceType.CONDITION, ResourceType.ALLERGY_INTOLERANCE);
    private static final Set<ResourceType> LASTING = EnumSet.of(
            ResourceType.MEDICATION_REQUEST,
            ResourceType.MEDICATION_STATEMENT,
            ResourceType.CARE_PLAN,
            ResourceType.CARE_TEAM,
            ResourceType.GOAL,
            ResourceType.COVERAGE);

    private FactRules() {}

    static ResourceFacts facts(Entry entry, FactCollector facts) {
        var type = entry.knownType();
        var shelf = ShelfRules.shelf(entry);
        var time = TimeRules.clinical(facts);
        var category = facts.category();
        return new ResourceFacts(
                type,
                status(facts),
                shelf,
                category == null ? ShelfRules.category(shelf, type) : category,
                facts.labels() | textLabel(shelf, facts),
                time,
                time == null ? TimeRules.lastUpdated(facts) : time.at(),
                facts.encounter(),
                List.copyOf(entry.reports),
                codeKey(facts),
                activity(entry, facts));
    }

    /** A note is free text whatever its form; so is what a radiologist or pathologist concludes. */
    private static long textLabel(Shelf shelf, FactCollector facts) {
        boolean note = shelf == Shelf.NOTE;
        boolean conclusion = shelf == Shelf.REPORT && facts.text("conclusion") != null;
        boolean narrative = "additional".equals(facts.text("text.status"));
        return note || conclusion || narrative ? Label.UNREVIEWED_TEXT.mask() : 0;
    }

    private static @Nullable String status(FactCollector facts) {
        if (facts.has("verificationStatus.coding", ERROR)) {
            return ERROR;
        }
        var clinical = facts.coded("clinicalStatus.coding");
        if (!clinical.isEmpty()) {
            return clinical.getFirst().code();
        }
        var status = facts.text("status");
        return status == null ? facts.text("lifecycleStatus") : status;
    }

    private static Activity activity(Entry entry, FactCollector facts) {
        if (ERROR.equals(status(facts))) {
            return Activity.WRONG;
        }
        if (PROBLEMS.contains(entry.knownType())) {
            return problem(facts);
        }
        if (!LASTING.contains(entry.knownType())) {
            return Activity.NONE;
        }
        return GOING_ON.contains(String.valueOf(status(facts))) ? Activity.NOW : Activity.BEFORE;
    }

    private static Activity problem(FactCollector facts) {
        boolean wrong = facts.has("verificationStatus.coding", "refuted");
        var clinical = facts.coded("clinicalStatus.coding");
        boolean over =
                !clinical.isEmpty() && !GOING_ON.contains(clinical.getFirst().code());
        return wrong || facts.abated() || over ? Activity.BEFORE : Activity.NOW;
    }

    private static byte @Nullable [] codeKey(FactCollector facts) {
        for (var place : CODES) {
            var codings = facts.coded(place + ".coding");
            var text = facts.text(place + ".text");
            if (!codings.isEmpty()) {
                // with several codings, LOINC is the one that results of different senders share
                var main = codings.stream()
                        .filter(one -> LOINC.equals(one.system()))
                        .findFirst()
                        .orElse(codings.getFirst());
                return key(main.system() == null ? "" : main.system(), main.code(), unit(facts));
            }
            if (text != null) {
                return key("", text, unit(facts));
            }
        }
        return null;
    }

    private static String unit(FactCollector facts) {
        var code = facts.text("valueQuantity.code");
        var unit = code == null ? facts.text("valueQuantity.unit") : code;
        return unit == null ? "" : unit;
    }

    private static byte[] key(String... parts) {
        var bytes = Arrays.stream(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        var key = ByteBuffer.allocate(
                        1 + bytes.stream().mapToInt(part -> 4 + part.length).sum())
                .put((byte) 1);
        bytes.forEach(part -> key.putInt(part.length).put(part));
        return key.array();
    }
}
