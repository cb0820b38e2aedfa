package org.keepwell.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * Says a structured dosage in plain words: the whole of it, or nothing. What is not understood, contradicts itself or leaves
 * out what a number means has no words of ours; a wrong instruction does more harm than none.
 */
final class DosageWords {

    private static final int LONGEST_SENT = 500;

    private static final DosageTerms<Wording> REASONS = DosageTerms.words()
            .with(DosageTerms.SNOMED, "22253000", new Wording("pain", "el dolor"), "Pain")
            .with(DosageTerms.SNOMED, "25064002", new Wording("headache", "el dolor de cabeza"), "Headache")
            .with(DosageTerms.SNOMED, "386661006", new Wording("fever", "la fiebre"), "Fever")
            .with(DosageTerms.SNOMED, "422587007", new Wording("nausea", "las náuseas"), "Nausea")
            .with(DosageTerms.SNOMED, "49727002", new Wording("cough", "la tos"), "Cough")
            .with(DosageTerms.SNOMED, "418290006", new Wording("itching", "la picazón"), "Itching")
            .with(DosageTerms.SNOMED, "56018004", new Wording("wheezing", "el silbido en el pecho"), "Wheezing");

    /** Where the medicine goes in by swallowing it; no other way of giving is worded. */
    private static final DosageTerms<Wording> SWALLOWED = DosageTerms.words()
            .with(DosageTerms.SNOMED, "419652001", DosageRoute.TAKE, "Take")
            .with(DosageTerms.SNOMED, "421521009", DosageRoute.TAKE, "Swallow");

    private DosageWords() {}

    /** @param language of the sender, for what of it stands as sent */
    static @Nullable Wording of(Dosage dosage, @Nullable String language) {
        var repeat = dosage.timing == null ? null : TimingCodes.of(dosage.timing);
        boolean understood = !dosage.isStrange()
                && dosage.doses.size() <= 1
                && (dosage.timing == null || repeat != null)
                && !(Boolean.FALSE.equals(dosage.asNeeded) && !dosage.asNeededFor.isEmpty());
        if (!understood) {
            return null;
        }
        var sentences = new ArrayList<@Nullable Wording>();
        var dose = dosage.doses.isEmpty() ? null : dosage.doses.getFirst();
        boolean bare = dose != null && DoseWords.isBare(dose);
        var parts = new ArrayList<@Nullable Wording>();
        if (dose != null && !bare) {
            parts.add(DoseWords.verb(dosage, dose));
            parts.add(DoseWords.amount(dose));
        }
        if (!dosage.route.isEmpty()) {
            var route = DosageRoute.of(dosage.route);
            parts.add(route == null ? null : route.words());
        }
        if (!dosage.method.isEmpty()) {
            boolean swallowed = dose != null && !bare && DosageRoute.TAKE.equals(DoseWords.verb(dosage, dose));
            parts.add(swallowed && SWALLOWED.of(dosage.method) != null ? new Wording("", "") : null);
        }
        int before = parts.size();
        when(dosage, repeat, parts);
        boolean says = dose != null || parts.size() > before || !dosage.additional.isEmpty();
        if (!says) {
            return null; // a route alone is no instruction
        }
        if (!parts.isEmpty()) {
            sentences.add(joined(parts));
        }
        if (dose != null && bare) {
            var number = DoseWords.numbers(dose);
            sentences.add(
                    number == null
                            ? null
                            : new Wording("Amount each time: " + number.en(), "Cantidad cada vez: " + number.es()));
        }
        if (dosage.most != null) {
            sentences.add(DoseWords.most(dosage.most, Objects.requireNonNull(dosage.mostIn)));
        }
        for (var advice : dosage.additional) {
            sentences.add(advice(advice, dosage, repeat, language));
        }
        return sentences(sentences);
    }

    private static void when(Dosage dosage, Timing.@Nullable Repeat repeat, List<@Nullable Wording> parts) {
        if (repeat != null && !repeat.isEmpty()) {
            parts.add(TimingWords.of(repeat));
        }
        var bounds = dosage.timing == null ? null : dosage.timing.bounds;
        if (bounds != null) {
            var span = Span.counted(bounds);
            parts.add(span == null ? null : new Wording("for " + span.en(), "durante " + span.es()));
        }
        if (!dosage.asNeededFor.isEmpty()) {
            var reason = REASONS.of(dosage.asNeededFor);
            parts.add(
                    reason == null
                            ? null
                            : new Wording("when needed for " + reason.en(), "si lo necesita para " + reason.es()));
        } else if (Boolean.TRUE.equals(dosage.asNeeded)) {
            parts.add(new Wording("when needed", "si lo necesita"));
        }
    }

    /** Whether a pharmacist would need nothing more: how much of what, and when. */
    static boolean isWhole(Dosage dosage) {
        var repeat = dosage.timing == null ? null : TimingCodes.of(dosage.timing);
        return repeat != null
                && !repeat.isEmpty()
                && !dosage.doses.isEmpty()
                && !DoseWords.isBare(dosage.doses.getFirst());
    }

    private static @Nullable Wording advice(
            Concept concept, Dosage dosage, Timing.@Nullable Repeat repeat, @Nullable String language) {
        var known = DosageAdvice.of(concept);
        if (known != null) {
            return known.fits(dosage, repeat) ? known.words() : null;
        }
        var sent = concept.text();
        for (var coding : concept.codings()) {
            sent = sent == null ? coding.display() : sent;
        }
        return sent == null || sent.length() > LONGEST_SENT
                ? null // a bare code says nothing to anybody
                : DosageText.asSent(DosageTerms.withoutTail(sent), language);
    }

    /** One after another; null if one is null. */
    static @Nullable Wording joined(List<@Nullable Wording> parts) {
        var en = new StringBuilder();
        var es = new StringBuilder();
        for (var part : parts) {
            if (part == null) {
                return null;
            }
            en.append(en.isEmpty() || part.en().isEmpty() ? "" : " ").append(part.en());
            es.append(es.isEmpty() || part.es().isEmpty() ? "" : " ").append(part.es());
        }
        return en.isEmpty() ? null : new Wording(en.toString(), es.toString());
    }

    private static @Nullable Wording sentences(List<@Nullable Wording> all) {
        var ended = new ArrayList<@Nullable Wording>();
        all.forEach(one -> ended.add(one == null ? null : new Wording(sentence(one.en()), sentence(one.es()))));
        return joined(ended);
    }

    static String sentence(String words) {
        var begun = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return begun.matches("(?s).*[.!?]") ? begun : begun + ".";
    }
}
