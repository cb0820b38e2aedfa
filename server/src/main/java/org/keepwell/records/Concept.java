package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What a resource calls something: FHIR's CodeableConcept. */
record Concept(List<Coding> codings, @Nullable String text) {

    static final String LOINC = "http://loinc.org";
    static final Concept NONE = new Concept(List.of(), null);

    record Coding(
            @Nullable String system,
            @Nullable String code,
            @Nullable String display) {

        static Coding read(JsonParser json) {
            var reading = new Object() {
                @Nullable
                String system;

                @Nullable
                String code;

                @Nullable
                String display;
            };
            Fhir.object(json, (name, at) -> {
                switch (name) {
                    case "system" -> reading.system = Fhir.text(at);
                    case "code" -> reading.code = Fhir.text(at);
                    case "display" -> reading.display = Fhir.text(at);
                    default -> {}
                }
            });
            return new Coding(reading.system, reading.code, reading.display);
        }
    }

    static Concept read(JsonParser json) {
        var codings = new ArrayList<Coding>();
        var text = new @Nullable String[1];
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "coding" -> Fhir.each(at, element -> codings.add(Coding.read(element)));
                case "text" -> text[0] = Fhir.text(at);
                default -> {}
            }
        });
        return new Concept(List.copyOf(codings), text[0]);
    }

    static Concept ofText(@Nullable String text) {
        return text == null ? NONE : new Concept(List.of(), text);
    }

    /** The sender's words: the text, else the first display. */
    @Nullable
    String sent() {
        return text != null
                ? text
                : Stream.concat(displays(), codes()).findFirst().orElse(null);
    }

    private Stream<String> displays() {
        return codings.stream().map(Coding::display).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** All codes, in the order sent. */
    Stream<String> codes() {
        return codings.stream().map(Coding::code).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** The first code, or null. */
    @Nullable
    String code() {
        return codes().findFirst().orElse(null);
    }

    Optional<String> loinc() {
        return codings.stream()
                .filter(coding -> LOINC.equals(coding.system()) && coding.code() != null)
                .map(coding -> Objects.requireNonNull(coding.code()))
                .findFirst();
    }

    boolean has(String code) {
        return codes().anyMatch(code::equals);
    }

    boolean isEmpty() {
        return codings.isEmpty() && text == null;
    }
}
