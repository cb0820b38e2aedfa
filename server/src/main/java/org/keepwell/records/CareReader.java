package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of something that was done: an Immunization or a Procedure. */
final class CareReader implements Fhir.Fields {

    Concept code = Concept.NONE;

    @Nullable
    String status;

    @Nullable
    String language;

    private @Nullable Reference location;
    private final List<Reference> actors = new ArrayList<>();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "language" -> language = Fhir.text(json);
            case "status" -> status = Fhir.text(json);
            case "code", "vaccineCode" -> code = Concept.read(json);
            case "location" -> location = Reference.read(json);
            case "performer" ->
                Fhir.each(
                        json,
                        element -> Fhir.object(element, (inner, at) -> {
                            if (inner.equals("actor")) {
                                actors.add(Reference.read(at));
                            }
                        }));
            default -> {}
        }
    }

    /** Where, else who. */
    @Nullable
    String place() {
        var place = location == null ? null : location.display();
        return place == null ? Reference.firstDisplay(actors) : place;
    }
}
