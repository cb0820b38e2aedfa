package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of an AllergyIntolerance. */
final class AllergyReader implements Fhir.Fields {

    Concept code = Concept.NONE;

    @Nullable
    String language;

    @Nullable
    String onset;

    @Nullable
    String kind;

    final List<Concept> reactions = new ArrayList<>();
    private @Nullable String criticality;
    private boolean severe;

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "language" -> language = Fhir.text(json);
            case "code" -> code = Concept.read(json);
            case "onsetDateTime" -> onset = Fhir.text(json);
            case "onsetPeriod" -> onset = Period.read(json).start();
            case "criticality" -> criticality = Fhir.text(json);
            case "category" -> Fhir.each(json, element -> kind = kind == null ? Fhir.text(element) : kind);
            case "reaction" -> Fhir.each(json, element -> Fhir.object(element, this::reaction));
            default -> {}
        }
    }

    private void reaction(String name, JsonParser json) {
        switch (name) {
            case "substance" -> code = code.isEmpty() ? Concept.read(json) : code;
            case "manifestation" -> Fhir.each(json, element -> reactions.add(Concept.read(element)));
            case "severity" -> severe |= "severe".equals(Fhir.text(json));
            default -> {}
        }
    }

    /** A severe reaction in the past counts as high, even where nobody said what to expect. */
    AllergyRow.Severity severity() {
        if (severe || "high".equals(criticality)) {
            return AllergyRow.Severity.HIGH;
        }
        return "low".equals(criticality) ? AllergyRow.Severity.LOW : AllergyRow.Severity.UNKNOWN;
    }
}
