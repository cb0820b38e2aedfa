package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Where a resource points, and what it calls what is there. */
record Reference(@Nullable String reference, @Nullable String display) {

    static Reference read(JsonParser json) {
        var text = new @Nullable String[2];
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "reference" -> text[0] = Fhir.text(at);
                case "display" -> text[1] = Fhir.text(at);
                default -> {}
            }
        });
        return new Reference(text[0], text[1]);
    }

    static List<Reference> readAll(JsonParser json) {
        var all = new ArrayList<Reference>();
        Fhir.each(json, element -> all.add(read(element)));
        return all;
    }

    /** The first display, or null. */
    static @Nullable String firstDisplay(List<Reference> references) {
        return references.stream()
                .map(Reference::display)
                .filter(display -> display != null)
                .findFirst()
                .orElse(null);
    }

    /** Our id of what it points to, or null where it points elsewhere. */
    @Nullable
    UUID id() {
        if (reference == null || reference.indexOf('/') < 0) {
            return null;
        }
        return Ids.orNull(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** The id of a contained resource, or null. */
    @Nullable
    String contained() {
        return reference != null && reference.startsWith("#") ? reference.substring(1) : null;
    }
}
