package org.keepwell.refills;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Asked;
import org.keepwell.records.Prescription;

/** What a pharmacy would rather give. Where it names several, a physician says which; where it names one, that is it. */
record Alternatives(List<Alternatives.One> all) {

    /**
     * @param proposal as the pharmacy would have it
     * @param controlled by its name: it is not sent
     */
    record One(String medicine, Decision proposal, boolean controlled) {

        @Override
        public String toString() {
            return "alternative";
        }
    }

    /** None, but of a change. */
    static Alternatives of(Refill refill, @Nullable Prescription medicine, @Nullable Asked asked) {
        if (asked == null || !refill.change()) {
            return new Alternatives(List.of());
        }
        var wanted = asked.wanted();
        return new Alternatives(IntStream.range(0, wanted.size())
                .mapToObj(n -> {
                    var one = wanted.get(n);
                    var proposal = Proposal.ofChange(refill, medicine, asked.asking(one), one.medicine());
                    return new One(
                            one.medicine(),
                            proposal.withAlternative(n),
                            KnownMedicines.mayBeControlled(one.medicine(), null));
                })
                .toList());
    }

    /** What was decided on, or is the only one; null where it is to be chosen, or there is none. */
    @Nullable
    One chosen(Refill refill) {
        var decided = refill.decided();
        return Optional.ofNullable(decided)
                .map(one -> one.outcome().decision())
                .map(Decision::alternative)
                .flatMap(this::at)
                .orElse(all.size() == 1 ? all.getFirst() : null);
    }

    /** @throws RuleBroken 422 unless the decision names one of them, where there are some to choose from */
    @Nullable
    One chosen(Decision decision) {
        var number = decision.alternative();
        if (number == null && all.size() < 2) {
            return all.isEmpty() ? null : all.getFirst();
        }
        return Optional.ofNullable(number)
                .flatMap(this::at)
                .orElseThrow(() -> new RuleBroken(422, "refill.ALTERNATIVE", "alternative"));
    }

    /** Whether nothing that the pharmacy would give may be sent. */
    boolean areControlled() {
        return !all.isEmpty() && all.stream().allMatch(One::controlled);
    }

    /** Whether something among it may be controlled. */
    boolean holdControlled() {
        return all.stream().anyMatch(One::controlled);
    }

    /** What they are called; else what is prescribed. */
    List<String> names(String prescribed) {
        return all.isEmpty()
                ? List.of(prescribed)
                : all.stream().map(One::medicine).toList();
    }

    private Optional<One> at(int number) {
        return number >= 0 && number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "alternatives";
    }
}
