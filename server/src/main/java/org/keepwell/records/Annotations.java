package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/** Comments that were sent with a resource: FHIR's list of Annotation. */
final class Annotations {

    private Annotations() {}

    static List<String> read(JsonParser json) {
        var texts = new ArrayList<String>();
        Fhir.each(
                json,
                element -> Fhir.object(element, (name, at) -> {
                    var text = name.equals("text") ? Fhir.text(at) : null;
                    if (text != null) {
                        texts.add(text);
                    }
                }));
        return texts;
    }
}
