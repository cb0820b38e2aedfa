package org.keepwell.refills;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;

/**
 * What somebody may renew without asking a prescriber.
 *
 * @param classes and {@code ingredients} that it names; each ingredient of a medicine must be among them
 * @param maxDays of one fill
 * @param hash of all that it says, and of what that rests on
 * @param source where limits and conditions come from
 */
record Protocol(
        String id,
        InBoth name,
        Set<Role> who,
        Set<String> classes,
        Set<String> ingredients,
        int maxDays,
        int maxRefills,
        List<Condition> conditions,
        String source,
        String hash) {

    /** A text in the two languages. */
    record InBoth(String en, String es) {

        /** @param acceptLanguage of the reader */
        String in(@Nullable String acceptLanguage) {
            return acceptLanguage != null
                            && acceptLanguage
                                    .strip()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .startsWith("es")
                    ? es
                    : en;
        }
    }

    /** Something that must be so. */
    sealed interface Condition {

        InBoth text();
    }

    record Visit(InBoth text, int months) implements Condition {}

    /** @param loinc any of these @param unit without which bounds say nothing; null where there is none, or it does not matter */
    record Value(
            InBoth text,
            Set<String> loinc,
            int months,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            @Nullable String unit)
            implements Condition {

        boolean holds(BigDecimal number) {
            return (atLeast == null || number.compareTo(atLeast) >= 0)
                    && (atMost == null || number.compareTo(atMost) <= 0);
        }

        boolean isBounded() {
            return atLeast != null || atMost != null;
        }
    }

    record NoInteraction(InBoth text) implements Condition {}

    /** Two classes that do not go together. */
    record Interaction(String one, String other, InBoth text, String source) {

        boolean between(Set<String> these, Set<String> those) {
            return (these.contains(one) && those.contains(other)) || (these.contains(other) && those.contains(one));
        }
    }

    /** Whether every ingredient of this medicine is one that the protocol names. */
    boolean names(String medicine) {
        var found = KnownMedicines.ingredients(medicine);
        return !found.isEmpty()
                && found.stream()
                        .allMatch(one -> ingredients.contains(one)
                                || KnownMedicines.classesOf(one).stream().anyMatch(classes::contains));
    }
}
