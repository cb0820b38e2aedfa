package org.keepwell.records;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.PlainNames;
import org.keepwell.records.content.TestGuide;
import org.keepwell.records.content.TestGuides;
import org.keepwell.records.content.Wording;

/** Names things in the reader's language, where there are reviewed words; else the sender's words stand. */
record Words(Language language) {

    private static final Pattern SEMANTIC_TAG = Pattern.compile(
            " \\((?:disorder|finding|situation|procedure|regime/therapy|event|morphologic abnormality|observable entity)\\)$");

    private static final PlainNames PLAIN = PlainNames.shipped();
    private static final TestGuides GUIDES = TestGuides.shipped();
    private static final Wording YES = new Wording("Yes", "Sí");
    private static final Wording NO = new Wording("No", "No");

    Name name(Concept concept, @Nullable String sentLanguage) {
        return new Name(plain(concept), withoutTag(concept.sent()), sentLanguage, concept.code());
    }

    /** SNOMED CT ends its full names with the kind of thing in brackets: for those who look terms up, not for readers. */
    private static @Nullable String withoutTag(@Nullable String sent) {
        return sent == null ? null : SEMANTIC_TAG.matcher(sent).replaceFirst("");
    }

    /** By the product's code, else by the ingredients that its text names. */
    Name medicine(Concept concept, @Nullable String sentLanguage) {
        var plain = plain(concept);
        var sent = concept.sent();
        if (plain == null && sent != null) {
            plain = ingredients(sent);
        }
        return new Name(plain, sent, sentLanguage, concept.code());
    }

    private @Nullable String ingredients(String product) {
        var found = PLAIN.ingredientsOf(product);
        return found.isEmpty()
                ? null
                : found.stream().map(one -> one.name().in(language.tag())).collect(Collectors.joining(" + "));
    }

    @Nullable
    String plain(Concept concept) {
        return concept.codings().stream()
                .filter(coding -> coding.system() != null && coding.code() != null)
                .map(coding ->
                        PLAIN.find(Objects.requireNonNull(coding.system()), Objects.requireNonNull(coding.code())))
                .flatMap(Optional::stream)
                .map(wording -> wording.in(language.tag()))
                .findFirst()
                .orElse(null);
    }

    /** Plain words if there are some, else the sender's. */
    @Nullable
    String shown(Concept concept) {
        var plain = plain(concept);
        return plain != null ? plain : concept.sent();
    }

    String truth(boolean value) {
        return (value ? YES : NO).in(language.tag());
    }

    @Nullable
    TestGuide guide(Concept concept) {
        return concept.loinc()
                .flatMap(code -> GUIDES.find(code, language.tag()))
                .orElse(null);
    }
}
