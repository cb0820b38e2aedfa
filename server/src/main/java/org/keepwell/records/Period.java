package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Start and end as sent; an end that is absent is not known. */
record Period(@Nullable String start, @Nullable String end) {

    static final Period NONE = new Period(null, null);

    static Period read(JsonParser json) {
        var both = new @Nullable String[2];
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "start" -> both[0] = Fhir.text(at);
                case "end" -> both[1] = Fhir.text(at);
                default -> {}
            }
        });
        return new Period(both[0], both[1]);
    }
}
