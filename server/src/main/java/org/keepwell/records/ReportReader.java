package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What pages show of a DiagnosticReport. */
final class ReportReader implements Fhir.Fields {

    Concept code = Concept.NONE;

    @Nullable
    String status;

    @Nullable
    String language;

    @Nullable
    String issued;

    @Nullable
    String conclusion;

    List<Reference> performers = List.of();
    List<Reference> authors = List.of();
    List<Reference> results = List.of();
    final List<String> forms = new ArrayList<>();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "status" -> status = Fhir.text(json);
            case "language" -> language = Fhir.text(json);
            case "code" -> code = Concept.read(json);
            case "issued" -> issued = Fhir.text(json);
            case "conclusion" -> conclusion = Fhir.text(json);
            case "performer" -> performers = Reference.readAll(json);
            case "resultsInterpreter" -> authors = Reference.readAll(json);
            case "result" -> results = Reference.readAll(json);
            case "presentedForm" ->
                Fhir.each(json, element -> {
                    var text = Attachments.text(element);
                    if (text != null) {
                        forms.add(text);
                    }
                });
            default -> {}
        }
    }

    /** The words of the report; a conclusion that the form repeats is said once. */
    @Nullable
    String text() {
        var form = String.join("\n\n", forms);
        if (conclusion == null || form.contains(conclusion)) {
            return form.isEmpty() ? null : form;
        }
        return form.isEmpty() ? conclusion : conclusion + "\n\n" + form;
    }

    /** Where a part stands in the report; parts that the report does not name come last. */
    int place(UUID part) {
        for (int i = 0; i < results.size(); i++) {
            if (part.equals(results.get(i).id())) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }
}
