package org.keepwell.refills;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keepwell.pharmacy.Asked;
import org.keepwell.records.Prescription;

/**
 * Which medicine of the chart a pharmacy asks for: exactly one that is taken now, by its code in RxNorm, else by its name
 * word for word. What is only alike is none: it would be renewed on another medicine's facts.
 */
final class ChartMatch {

    private ChartMatch() {}

    static Optional<Prescription> of(Asked asked, List<Prescription> medicines) {
        var active = medicines.stream().filter(Prescription::active).toList();
        var code = asked.rxNorm();
        var coded = active.stream()
                .filter(one -> code != null && code.equals(one.rxNorm()))
                .toList();
        if (!coded.isEmpty()) {
            return only(coded).filter(one -> isSameSubstance(asked.medicine(), one.clinical()));
        }
        return only(active.stream().filter(one -> isNamed(asked, one)).toList())
                // the same name under two codes is not known to be the same medicine
                .filter(one -> code == null || one.rxNorm() == null);
    }

    /** Whether the pharmacy's drug is this medicine of an order of ours. */
    static boolean isOf(Asked asked, String ordered) {
        return normal(asked.medicine()).equals(normal(ordered));
    }

    /** Whether the pharmacy may mean this order of ours, of which it wants a change: it may call it by another name. */
    static boolean mayBeOf(Asked asked, String ordered) {
        return isSameSubstance(asked.medicine(), ordered);
    }

    private static Optional<Prescription> only(List<Prescription> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isNamed(Asked asked, Prescription one) {
        var wanted = normal(asked.medicine());
        return !wanted.isEmpty()
                && Stream.of(one.sent(), one.coded())
                        .filter(Objects::nonNull)
                        .anyMatch(name -> normal(name).equals(wanted));
    }

    /** A code beside a text that says something else is a slip of one of the two. */
    private static boolean isSameSubstance(String text, String known) {
        var said = KnownMedicines.ingredients(text);
        var ours = KnownMedicines.ingredients(known);
        return said.isEmpty() || ours.isEmpty() || said.equals(ours);
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}.]+", " ")
                .strip();
    }
}
