package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Only what a resource is called, whatever its type. Medicines and visits have readers of their own. */
final class NameReader implements Fhir.Fields {

    @Nullable
    String language;

    private Concept code = Concept.NONE;
    private Concept type = Concept.NONE;
    private @Nullable String description;

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "language" -> language = Fhir.text(json);
            case "code", "vaccineCode" -> code = Concept.read(json);
            case "type" -> {
                if (json.currentToken() == JsonToken.START_OBJECT) { // an allergy's type is a word
                    type = Concept.read(json);
                }
            }
            case "description", "title" -> description = Fhir.text(json);
            default -> {}
        }
    }

    Concept name() {
        return !code.isEmpty() ? code : !type.isEmpty() ? type : Concept.ofText(description);
    }
}
