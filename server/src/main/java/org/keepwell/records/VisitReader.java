package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of an Encounter. */
final class VisitReader implements Fhir.Fields {

    @Nullable
    String status;

    @Nullable
    String language;

    @Nullable
    String kind;

    Period period = Period.NONE;
    Concept type = Concept.NONE;
    Concept service = Concept.NONE;
    Concept reason = Concept.NONE;

    @Nullable
    Reference provider;

    final List<Reference> reasons = new ArrayList<>();
    final List<Reference> people = new ArrayList<>();
    final List<Reference> places = new ArrayList<>();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "status" -> status = Fhir.text(json);
            case "language" -> language = Fhir.text(json);
            case "class" -> kind = Concept.Coding.read(json).code();
            case "period" -> period = Period.read(json);
            case "type" -> Fhir.each(json, element -> type = first(type, Concept.read(element)));
            case "serviceType" -> service = Concept.read(json);
            case "reasonCode" -> Fhir.each(json, element -> reason = first(reason, Concept.read(element)));
            case "reasonReference" -> reasons.addAll(Reference.readAll(json));
            case "participant" -> Fhir.each(json, element -> inside(element, "individual", people));
            case "location" -> Fhir.each(json, element -> inside(element, "location", places));
            case "serviceProvider" -> provider = Reference.read(json);
            default -> {}
        }
    }

    private static void inside(JsonParser json, String wanted, List<Reference> into) {
        Fhir.object(json, (name, at) -> {
            if (name.equals(wanted)) {
                into.add(Reference.read(at));
            }
        });
    }

    private static Concept first(Concept had, Concept next) {
        return had.isEmpty() ? next : had;
    }

    /** What kind of visit; where the sender did not say, what it was about. */
    Concept name() {
        return !type.isEmpty() ? type : !service.isEmpty() ? service : reason;
    }

    @Nullable
    String place() {
        var place = Reference.firstDisplay(places);
        return place != null || provider == null ? place : provider.display();
    }
}
