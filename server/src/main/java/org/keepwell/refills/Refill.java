package org.keepwell.refills;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;

/**
 * A request for a medicine. Its state moves by the methods below and in no other way.
 *
 * @param medicine of the chart; null where a pharmacy asks for what is not in it
 * @param askedBy null for a pharmacy
 * @param forPatient somebody of staff asked, out of a conversation
 * @param renewal the pharmacy's own request, where there is one
 * @param change what the pharmacy asks for is a change of an order, and not more of it
 * @param sent the order that went to a pharmacy, where one did
 * @param version changes with each step
 */
record Refill(
        UUID id,
        @Nullable UUID medicine,
        RefillState state,
        boolean early,
        Instant askedAt,
        @Nullable UUID askedBy,
        boolean forPatient,
        @Nullable UUID pharmacy,
        @Nullable UUID renewal,
        boolean change,
        @Nullable Sent sent,
        @Nullable Decided decided,
        int version,
        Said said) {

    /** @param pharmacyState as far as the pharmacy or its network has told */
    record Sent(UUID order, UUID message, PharmacyState pharmacyState) {}

    record Decided(
            Instant at,
            UUID by,
            @Nullable DenialReason reason,
            @Nullable HandOver handOver,
            Outcome outcome) {}

    static Refill asked(
            @Nullable UUID medicine,
            boolean early,
            Instant at,
            UUID by,
            boolean forPatient,
            @Nullable UUID pharmacy,
            Said said) {
        return new Refill(
                UUID.randomUUID(),
                medicine,
                RefillState.SENT,
                early,
                at,
                by,
                forPatient,
                pharmacy,
                null,
                false,
                null,
                null,
                1,
                said);
    }

    static Refill ofPharmacy(
            @Nullable UUID medicine, boolean change, Instant at, @Nullable UUID pharmacy, UUID renewal, Said said) {
        return new Refill(
                UUID.randomUUID(),
                medicine,
                RefillState.SENT,
                false,
                at,
                null,
                false,
                pharmacy,
                renewal,
                change,
                null,
                null,
                1,
                said);
    }

    /** Somebody else asks for the same: what they said is added, and their pharmacy is the newer wish. */
    Refill joined(@Nullable String note, @Nullable UUID wantedPharmacy) {
        return new Refill(
                id,
                medicine,
                state,
                early,
                askedAt,
                askedBy,
                forPatient,
                wantedPharmacy == null ? pharmacy : wantedPharmacy,
                renewal,
                change,
                sent,
                decided,
                version,
                said.with(note));
    }

    /** The pharmacy asks for what was asked already. */
    Refill joinedBy(UUID theirRequest) {
        return new Refill(
                id,
                medicine,
                state,
                early,
                askedAt,
                askedBy,
                forPatient,
                pharmacy,
                theirRequest,
                false,
                sent,
                decided,
                version,
                said);
    }

    Refill withdrawn(Instant at, UUID by) {
        checkUndecided();
        return to(RefillState.WITHDRAWN, sent, new Decided(at, by, null, null, new Outcome(null, null)));
    }

    Refill denied(Instant at, UUID by, DenialReason reason, @Nullable String words) {
        checkUndecided();
        return to(RefillState.DENIED, sent, new Decided(at, by, reason, null, new Outcome(words, null)));
    }

    Refill needsVisit(Instant at, UUID by, @Nullable String words) {
        checkUndecided();
        return to(RefillState.NEEDS_VISIT, sent, new Decided(at, by, null, null, new Outcome(words, null)));
    }

    Refill approved(Instant at, UUID by, Decision decision, boolean changed, Sent order) {
        checkUndecided();
        return to(
                changed ? RefillState.CHANGED : RefillState.APPROVED,
                order,
                new Decided(at, by, null, HandOver.SCRIPT, new Outcome(null, decision)));
    }

    /** @param decision what is printed here; null if it was done elsewhere */
    Refill onPaper(Instant at, UUID by, @Nullable String words, @Nullable Decision decision, boolean changed) {
        checkUndecided();
        return to(
                changed ? RefillState.CHANGED : RefillState.APPROVED,
                sent,
                new Decided(at, by, null, HandOver.PAPER, new Outcome(words, decision)));
    }

    /** @throws RuleBroken 409 if somebody said yes or no, or the patient does not want it any more */
    void checkUndecided() {
        if (!state.isUndecided()) {
            throw new RuleBroken(409, "refill.DECIDED");
        }
    }

    /** What may be printed and signed; null where nothing is. */
    @Nullable
    Decision printable() {
        return decided == null || decided.handOver() != HandOver.PAPER
                ? null
                : decided.outcome().decision();
    }

    /** The network has the message. */
    Refill carried() {
        return sent == null || sent.pharmacyState() != PharmacyState.QUEUED ? this : to(state, PharmacyState.SENT);
    }

    /** The pharmacy has it; also one that was given up, which arrived after all. */
    Refill confirmed() {
        return sent == null || state == RefillState.READY
                ? this
                : to(
                        state.isUnderWay() || state == RefillState.SENT ? RefillState.AT_PHARMACY : state,
                        PharmacyState.CONFIRMED);
    }

    Refill ready() {
        return to(RefillState.READY, PharmacyState.CONFIRMED);
    }

    /** It did not arrive, or was not filled: somebody must look, and may decide again. */
    Refill failed() {
        return state.isUnderWay() ? to(RefillState.SENT, PharmacyState.FAILED) : this;
    }

    private Refill to(RefillState next, PharmacyState told) {
        var before = sent;
        return to(next, before == null ? null : new Sent(before.order(), before.message(), told), decided);
    }

    private Refill to(RefillState next, @Nullable Sent order, @Nullable Decided decision) {
        return new Refill(
                id,
                medicine,
                next,
                early,
                askedAt,
                askedBy,
                forPatient,
                goesTo(decision),
                renewal,
                change,
                order,
                decision,
                version,
                said);
    }

    /** Where it was sent: staff may choose another pharmacy than the patient did. */
    private @Nullable UUID goesTo(@Nullable Decided decision) {
        var made = decision == null ? null : decision.outcome().decision();
        var chosen = made == null ? null : made.pharmacyId();
        return chosen == null ? pharmacy : chosen;
    }

    /** Without what was said: it must not be printed. */
    @Override
    public String toString() {
        return "refill " + id;
    }
}
