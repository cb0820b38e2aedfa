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

    /**
     * Somebody asks for the same: what they said is added, and their pharmacy is the newer wish. Whoever asks after a visit
     * was wanted waits for a decision again.
     */
    Refill joined(@Nullable String note, @Nullable UUID wantedPharmacy) {
        return new Refill(
                id,
                medicine,
                RefillState.SENT,
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
                RefillState.SENT,
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
        return to(RefillState.WITHDRAWN, sent, new Decided(at, by, null, null, Outcome.of(null)));
    }

    Refill denied(Instant at, UUID by, DenialReason reason, @Nullable String words) {
        checkUndecided();
        return to(RefillState.DENIED, sent, new Decided(at, by, reason, null, Outcome.of(words)));
    }

    Refill needsVisit(Instant at, UUID by, @Nullable String words) {
        checkUndecided();
        return to(RefillState.NEEDS_VISIT, sent, new Decided(at, by, null, null, Outcome.of(words)));
    }

    /** @param changed the patient gets something else than was proposed */
    Refill approved(Instant at, UUID by, Outcome outcome, boolean changed, Sent order) {
        checkUndecided();
        return to(
                changed ? RefillState.CHANGED : RefillState.APPROVED,
                order,
                new Decided(at, by, null, HandOver.SCRIPT, outcome));
    }

    /** @param outcome with what is printed here; without a decision if it was done elsewhere */
    Refill onPaper(Instant at, UUID by, Outcome outcome, boolean changed) {
        checkUndecided();
        return to(
                changed ? RefillState.CHANGED : RefillState.APPROVED,
                sent,
                new Decided(at, by, null, HandOver.PAPER, outcome));
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

    /** Whether what the pharmacy says of this order is said of what was decided last; an earlier order may be out too. */
    boolean isOutWith(UUID order) {
        return sent != null
                && sent.order().equals(order)
                && decided != null
                && decided.handOver() == HandOver.SCRIPT
                && state != RefillState.DENIED
                && state != RefillState.WITHDRAWN;
    }

    /** Whether it went to a pharmacy that can still be asked not to fill it. */
    boolean mayCallBack() {
        return state.isUnderWay()
                && sent != null
                && isOutWith(sent.order())
                && sent.pharmacyState().mayCallBack();
    }

    /** Whether something may be decided in its place, at a pharmacy that has it; of one that it filled, for what is left. */
    boolean mayBeReplaced() {
        return state == RefillState.READY || mayCallBack();
    }

    boolean isLast(UUID order) {
        return sent != null && sent.order().equals(order);
    }

    /** Whether it was taken back, and a pharmacy may still have it. */
    boolean isLeftOut() {
        return sent != null && sent.pharmacyState() == PharmacyState.NOT_CALLED_BACK && state == RefillState.WITHDRAWN;
    }

    /** The network has the message. */
    Refill carried() {
        return sent == null || sent.pharmacyState() != PharmacyState.QUEUED ? this : to(state, PharmacyState.SENT);
    }

    /** The pharmacy has it; also one that was given up, which arrived after all. */
    Refill confirmed() {
        return arrivesBy(PharmacyState.CONFIRMED, false);
    }

    /** A part of it was given; the rest is to come, or not. */
    Refill partlyFilled() {
        return arrivesBy(PharmacyState.PARTLY, true);
    }

    /** Passed on to another pharmacy, at the patient's wish; we are not told to which. */
    Refill transferred() {
        return arrivesBy(PharmacyState.TRANSFERRED, true);
    }

    /** The pharmacy says that it filled it; of what was denied or taken back that changes nothing here. */
    Refill ready() {
        return state.isUnderWay() || state == RefillState.SENT ? to(RefillState.READY, PharmacyState.CONFIRMED) : this;
    }

    /**
     * It did not arrive, or was not filled: somebody must look, and may decide again.
     *
     * @param askedAnew the same is asked for again already, and is decided there
     */
    Refill failed(boolean askedAnew) {
        return state.isUnderWay() ? to(askedAnew ? state : RefillState.SENT, PharmacyState.FAILED) : this;
    }

    Refill callingBack() {
        return to(state, PharmacyState.CALLING_BACK);
    }

    /** The pharmacy will not fill it: it is for staff to decide again. @param askedAnew as above */
    Refill calledBack(boolean askedAnew) {
        if (state == RefillState.READY) {
            return to(state, PharmacyState.REST_CALLED_BACK);
        }
        return state.isUnderWay()
                ? to(askedAnew ? state : RefillState.SENT, PharmacyState.CALLED_BACK)
                : to(state, PharmacyState.CALLED_BACK);
    }

    /** Something else was decided in its place: of this one nothing is left to decide. What was given stays given. */
    Refill replaced() {
        return to(state, state == RefillState.READY ? PharmacyState.REST_CALLED_BACK : PharmacyState.REPLACED);
    }

    boolean isReplaced() {
        return sent != null && sent.pharmacyState() == PharmacyState.REPLACED;
    }

    /** What was to take its place did not reach its pharmacy, which has it as before. */
    Refill standsAgain() {
        if (sent != null && sent.pharmacyState() == PharmacyState.REST_CALLED_BACK) {
            return to(state, PharmacyState.CONFIRMED);
        }
        return isReplaced() ? to(state, PharmacyState.SENT) : this;
    }

    /** The pharmacy had filled it before. */
    Refill calledBackTooLate() {
        return to(state, PharmacyState.TOO_LATE);
    }

    /** The pharmacy did not hear that it was called back. */
    Refill notCalledBack() {
        return sent != null && (sent.pharmacyState() == PharmacyState.CALLING_BACK || isReplaced())
                ? to(state, PharmacyState.NOT_CALLED_BACK)
                : this;
    }

    /** Taken back, and a pharmacy that nothing could be sent to may still fill it. */
    Refill leftOut() {
        return to(state, PharmacyState.NOT_CALLED_BACK);
    }

    /** @param more said by a pharmacy that has had it for some time, so also after it was confirmed */
    private Refill arrivesBy(PharmacyState told, boolean more) {
        if (sent == null || !(state.isUnderWay() || state == RefillState.SENT)) {
            return this;
        }
        boolean news = switch (sent.pharmacyState()) {
            case QUEUED, SENT, FAILED -> true;
            case CONFIRMED, PARTLY, NOT_CALLED_BACK -> more;
            case CALLING_BACK, CALLED_BACK, TOO_LATE, TRANSFERRED, REPLACED, REST_CALLED_BACK -> false;
        };
        return news ? to(RefillState.AT_PHARMACY, told) : this;
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
