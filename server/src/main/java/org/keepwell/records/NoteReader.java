package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What pages show of a note, whether it was sent as a document, a report or an impression. */
final class NoteReader implements Fhir.Fields {

    @Nullable
    String language;

    private Concept code = Concept.NONE;
    private Concept type = Concept.NONE;
    private @Nullable String title;
    private final List<Reference> authors = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "language" -> language = Fhir.text(json);
            case "code" -> code = Concept.read(json);
            case "type" -> type = Concept.read(json);
            case "title", "description" -> title = Fhir.text(json);
            case "author", "performer", "assessor" -> authors(json);
            case "conclusion", "summary" -> add(Fhir.text(json));
            case "presentedForm" -> Fhir.each(json, element -> add(Attachments.text(element)));
            case "content" ->
                Fhir.each(
                        json,
                        element -> Fhir.object(element, (inner, at) -> {
                            if (inner.equals("attachment")) {
                                add(Attachments.text(at));
                            }
                        }));
            default -> {}
        }
    }

    private void authors(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            authors.add(Reference.read(json));
        } else {
            authors.addAll(Reference.readAll(json));
        }
    }

    private void add(@Nullable String text) {
        if (text != null && !texts.contains(text)) {
            texts.add(text);
        }
    }

    Concept name() {
        return !type.isEmpty() ? type : !code.isEmpty() ? code : Concept.ofText(title);
    }

    @Nullable
    String author() {
        return Reference.firstDisplay(authors);
    }

    String text() {
        return String.join("\n\n", texts);
    }
}
