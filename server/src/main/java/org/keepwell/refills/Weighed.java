package org.keepwell.refills;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Asked;
import org.keepwell.records.Prescription;

/**
 * A request with what is known about it.
 *
 * @param medicine null where a pharmacy asks for what is not in the chart
 * @param asked what a pharmacy asked, where it did
 * @param early for a protocol: less than three quarters of the last fill should be used
 * @param signer who signed the protocol; null without one
 * @param alternatives what a pharmacy would rather give
 * @param chosen of these; null where there are none, or none is chosen yet
 * @param check null if no protocol for the reader's role names this medicine
 */
record Weighed(
        Refill refill,
        @Nullable Prescription medicine,
        @Nullable Asked asked,
        boolean early,
        boolean controlled,
        RefillItem.Facts facts,
        Decision proposal,
        RefillItem.@Nullable ProtocolCheck check,
        @Nullable UUID signer,
        Alternatives alternatives,
        Alternatives.@Nullable One chosen) {

    /** What would be given: what is chosen of what a pharmacy would rather give, or what is prescribed. */
    String name() {
        return chosen == null ? name(refill, medicine) : chosen.medicine();
    }

    static String name(Refill refill, @Nullable Prescription medicine) {
        return medicine == null ? refill.said().medicine() : medicine.clinical();
    }

    /** With what this decision chooses. @throws RuleBroken as {@link Alternatives#chosen(Decision)} */
    Weighed choosing(Decision decision) {
        var one = alternatives.chosen(decision);
        return one == null
                ? this
                : new Weighed(
                        refill,
                        medicine,
                        asked,
                        early,
                        isControlled(asked) || one.controlled(),
                        facts,
                        one.proposal(),
                        check,
                        signer,
                        alternatives,
                        one);
    }

    /** What is given instead of what is prescribed; null where it is that. */
    @Nullable
    String instead() {
        return chosen == null ? null : chosen.medicine();
    }

    /** What is decided on elsewhere may be any of them. */
    boolean mayBeControlled() {
        return controlled || alternatives.holdControlled();
    }

    private static boolean isControlled(@Nullable Asked asked) {
        return asked != null && asked.controlled();
    }

    /** What a pharmacy wants changed; null where it does not ask for that. */
    RefillItem.@Nullable ChangeAsked changeAsked() {
        return asked == null || !refill.change()
                ? null
                : new RefillItem.ChangeAsked(
                        asked.change(),
                        asked.medicine(),
                        alternatives.all().stream()
                                .map(one -> new RefillItem.Alternative(
                                        one.medicine(), one.proposal(), isControlled(asked) || one.controlled()))
                                .toList());
    }

    /** What a pharmacy asks, as it wrote it; null where none does. */
    RefillItem.@Nullable PharmacyAsked pharmacyAsked() {
        return asked == null
                ? null
                : new RefillItem.PharmacyAsked(
                        asked.pharmacyName(),
                        asked.pharmacy() == null ? null : asked.pharmacy().value(),
                        asked.pharmacy() != null,
                        medicine != null,
                        asked.medicine(),
                        asked.quantity(),
                        asked.daysSupply(),
                        asked.refills(),
                        asked.sig(),
                        asked.lastFilledOn(),
                        asked.answered(),
                        asked.answerFailed());
    }

    /** The medicine's code, unless another one is wanted, of which only the name is known. */
    @Nullable
    String rxNorm() {
        return medicine == null || chosen != null ? null : medicine.rxNorm();
    }

    /** What the code of {@link #rxNorm()} is called, where somebody said so. */
    @Nullable
    String coded() {
        return medicine == null || chosen != null ? null : medicine.coded();
    }

    /** Why somebody of this role may not approve what is proposed; empty if they may. */
    Optional<RefillItem.WhyNot> whyNot(@Nullable Role role) {
        if (role != Role.PHYSICIAN) {
            if (controlled || check == null) {
                return Optional.of(RefillItem.WhyNot.PRESCRIBER_ONLY);
            }
            return check.allowed() ? Optional.empty() : Optional.of(RefillItem.WhyNot.PROTOCOL);
        }
        return controlled ? Optional.of(RefillItem.WhyNot.CONTROLLED) : Optional.empty();
    }

    /** What others approve, they may decline too; of these two a prescriber decides whatever comes of it. */
    boolean mayDecline(@Nullable Role role) {
        return role == Role.PHYSICIAN || !(controlled || refill.change());
    }

    /** @throws RuleBroken 403 if only a prescriber may decide it */
    void checkMayDecline(@Nullable Role role) {
        if (!mayDecline(role)) {
            throw new RuleBroken(403, "refill.PRESCRIBER_ONLY");
        }
    }

    /**
     * @throws RuleBroken 403 if only a prescriber may; 409 if the protocol does not allow it, if it is controlled, or if the
     *     medicine was stopped
     */
    void checkMayApprove(@Nullable Role role, Decision wanted) {
        whyNot(role).ifPresent(why -> {
            throw switch (why) {
                case PRESCRIBER_ONLY -> new RuleBroken(403, "refill.PRESCRIBER_ONLY");
                case PROTOCOL -> outsideProtocol();
                case CONTROLLED -> new RuleBroken(409, "refill.CONTROLLED");
            };
        });
        if (medicine != null && !medicine.active()) {
            throw new RuleBroken(409, "refill.STOPPED");
        }
        if (role != Role.PHYSICIAN) {
            checkProtocol(wanted);
        }
    }

    /** @throws RuleBroken 409 unless a protocol names the medicine, its conditions hold, and nothing else is prescribed */
    void checkProtocol(Decision wanted) {
        if (check == null
                || !check.allowed()
                || controlled
                || !wanted.sameDose(proposal)
                || wanted.daysSupply() > check.maxDays()
                || wanted.refills() > check.maxRefills()) {
            throw outsideProtocol();
        }
    }

    private static RuleBroken outsideProtocol() {
        return new RuleBroken(409, "refill.PROTOCOL");
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "weighed " + refill.id();
    }
}
