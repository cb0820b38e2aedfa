package org.keepwell.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of a MedicationRequest or MedicationStatement. */
final class MedicineReader implements Fhir.Fields {

    @Nullable
    String status;

    @Nullable
    String language;

    @Nullable
    String authored;

    @Nullable
    String effective;

    Period period = Period.NONE;
    Concept reason = Concept.NONE;
    final List<Reference> reasons = new ArrayList<>();
    final List<Dosage> dosages = new ArrayList<>();

    @Nullable
    Reference prescriber;

    private Concept coded = Concept.NONE;
    private @Nullable Reference referenced;
    private final Map<String, Concept> contained = new HashMap<>();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "status" -> status = Fhir.text(json);
            case "language" -> language = Fhir.text(json);
            case "authoredOn" -> authored = Fhir.text(json);
            case "effectiveDateTime" -> effective = Fhir.text(json);
            case "effectivePeriod" -> period = Period.read(json);
            case "medicationCodeableConcept" -> coded = Concept.read(json);
            case "medicationReference" -> referenced = Reference.read(json);
            case "contained" -> Fhir.each(json, this::contained);
            case "dosageInstruction", "dosage" -> Fhir.each(json, element -> dosages.add(Dosage.read(element)));
            case "requester", "informationSource" -> prescriber = Reference.read(json);
            case "reasonCode" ->
                Fhir.each(json, element -> {
                    var read = Concept.read(element);
                    reason = reason.isEmpty() ? read : reason;
                });
            case "reasonReference" -> reasons.addAll(Reference.readAll(json));
            default -> {}
        }
    }

    private void contained(JsonParser json) {
        var id = new @Nullable String[1];
        var code = new Concept[] {Concept.NONE};
        Fhir.object(json, (name, at) -> {
            if (name.equals("id")) {
                id[0] = Fhir.text(at);
            } else if (name.equals("code")) {
                code[0] = Concept.read(at);
            }
        });
        if (id[0] != null) {
            contained.put(id[0], code[0]);
        }
    }

    /** How it is taken, for this reader; null if that is not known. */
    @Nullable
    String dosage(Language reader) {
        return DosageText.of(dosages, reader, language);
    }

    /** The medicine that must be looked up to know what this is, or null if all is said here. */
    @Nullable
    UUID lookUp() {
        boolean said = !coded.isEmpty()
                || referenced == null
                || referenced.display() != null
                || referenced.contained() != null;
        return said || referenced == null ? null : referenced.id();
    }

    /** What the medicine is called. */
    Concept medicine(Map<UUID, Concept> lookedUp) {
        if (!coded.isEmpty() || referenced == null) {
            return coded;
        }
        var inside = referenced.contained();
        if (inside != null && contained.containsKey(inside)) {
            return contained.getOrDefault(inside, Concept.NONE);
        }
        var id = referenced.id();
        var found = id == null ? null : lookedUp.get(id);
        return found == null ? Concept.ofText(referenced.display()) : found;
    }
}
