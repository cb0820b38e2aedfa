package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of a Condition. */
final class ConditionReader implements Fhir.Fields {

    Concept code = Concept.NONE;

    @Nullable
    String language;

    @Nullable
    String onset;

    @Nullable
    String abatement;

    private @Nullable Reference recorder;
    private @Nullable Reference asserter;

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "language" -> language = Fhir.text(json);
            case "code" -> code = Concept.read(json);
            case "onsetDateTime" -> onset = Fhir.text(json);
            case "onsetPeriod" -> onset = Period.read(json).start();
            case "abatementDateTime" -> abatement = Fhir.text(json);
            case "abatementPeriod" -> abatement = Period.read(json).end();
            case "recorder" -> recorder = Reference.read(json);
            case "asserter" -> asserter = Reference.read(json);
            default -> {}
        }
    }

    @Nullable
    String recordedBy() {
        var by = recorder == null ? null : recorder.display();
        return by != null || asserter == null ? by : asserter.display();
    }
}
