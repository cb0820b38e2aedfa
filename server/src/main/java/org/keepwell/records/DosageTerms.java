package org.keepwell.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * Coded things with one meaning each, found by code or by the very words of the code's display. A concept that holds
 * anything beside has none: what is not known is not worded.
 */
final class DosageTerms<T> {

    static final String SNOMED = "http://snomed.info/sct";

    private static final String TAIL = " (qualifier value)";

    private final Map<String, T> codes = new HashMap<>();
    private final Map<String, T> names = new HashMap<>();

    /** @param said what senders call it, without the tail */
    DosageTerms<T> with(String system, String code, T meaning, String... said) {
        codes.put(system + "|" + code, meaning);
        return said(meaning, said);
    }

    DosageTerms<T> said(T meaning, String... said) {
        for (var one : said) {
            names.put(plain(one), meaning);
        }
        return this;
    }

    /** Null unless every code that is known and every word agree on one meaning. */
    @Nullable
    T of(Concept concept) {
        var found = new HashSet<T>();
        boolean textKnown = concept.text() == null;
        for (var coding : concept.codings()) {
            var display = coding.display();
            var coded = codes.get(coding.system() + "|" + coding.code());
            var named = display == null ? null : named(display);
            if (display != null && named == null && coded != null) {
                return null; // calls the code something that we do not know it as
            }
            found.add(coded);
            found.add(named);
            textKnown |= coded != null && Objects.equals(display, concept.text());
        }
        var text = concept.text() == null ? null : named(concept.text());
        found.add(text);
        found.remove(null);
        return (textKnown || text != null) && found.size() == 1
                ? found.iterator().next()
                : null;
    }

    @Nullable
    T named(String words) {
        return names.get(plain(words));
    }

    /** SNOMED CT's full names end with the kind of thing. */
    static String withoutTail(String sent) {
        var text = sent.strip();
        return text.endsWith(TAIL) ? text.substring(0, text.length() - TAIL.length()) : text;
    }

    /** For comparing: without case, tail and full stop. */
    static String plain(String words) {
        var text = withoutTail(words).toLowerCase(Locale.ROOT);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    static DosageTerms<Wording> words() {
        return new DosageTerms<>();
    }
}
