package org.keepwell.refills;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.identity.Accounts;
import org.keepwell.pharmacy.Order;
import org.keepwell.records.Prescription;
import org.springframework.stereotype.Component;

/** What the patient's side sees of its requests; shapes of the wire. */
@Component
class RefillPages {

    private static final int PAST = 50;

    /** Not every pharmacy says that a medicine was fetched: after so long it is taken for over. */
    static final Duration UNDER_WAY = Duration.ofDays(30);

    /** @param id the request's own where a pharmacy asks for what is not in the chart */
    record MedicineName(UUID id, String name, @Nullable String sent) {

        @Override
        public String toString() {
            return "medicine " + id;
        }
    }

    /**
     * What was decided, next to what was asked for: the last prescription. Amounts as they are read by whoever filled them in.
     */
    record Prescribed(String quantity, Order.Unit unit, int daysSupply, int refills, String sig) {

        static Prescribed of(Decision decision) {
            return new Prescribed(
                    decision.quantity(), decision.unit(), decision.daysSupply(), decision.refills(), decision.sig());
        }

        @Override
        public String toString() {
            return "prescribed";
        }
    }

    /**
     * @param medicine as the pharmacy wrote it; null for whoever stands in, because nobody knows what it is for, and so
     *     whether they may know of it
     */
    record Instead(@Nullable String medicine) {

        @Override
        public String toString() {
            return "instead";
        }
    }

    /** @param forPatient somebody of staff, for the patient */
    record AskedBy(String name, boolean you, boolean forPatient) {

        @Override
        public String toString() {
            return "somebody";
        }
    }

    /**
     * One request.
     *
     * @param decidedAt of the decision that stands: one that came back to be decided again has none
     * @param pharmacyState null where the state of the request says all there is
     * @param prescribed what was decided, where it is not what was asked for
     * @param before what was asked for: as the last prescription was
     * @param instead another medicine that is given instead; null where it is the same
     * @param questionId the conversation in which the care team asks something before it decides
     */
    record Line(
            UUID id,
            MedicineName medicine,
            RefillState state,
            boolean early,
            Instant askedAt,
            AskedBy askedBy,
            @Nullable PharmacyCard pharmacy,
            @Nullable String note,
            @Nullable Instant decidedAt,
            @Nullable DenialReason reason,
            @Nullable String words,
            @Nullable HandOver handOver,
            @Nullable PharmacyState pharmacyState,
            @Nullable Prescribed prescribed,
            @Nullable Prescribed before,
            @Nullable Instead instead,
            @Nullable UUID questionId,
            boolean mayWithdraw) {

        @Override
        public String toString() {
            return "refill " + id;
        }
    }

    record Lists(List<Line> open, List<Line> past) {}

    /** @param questions conversations, by request */
    private record Around(Map<UUID, String> names, Map<UUID, UUID> questions) {

        @Override
        public String toString() {
            return "around";
        }
    }

    private final Refills refills;
    private final PharmacySearch pharmacies;
    private final Accounts accounts;
    private final Footing footing;

    RefillPages(Refills refills, PharmacySearch pharmacies, Accounts accounts, Footing footing) {
        this.refills = refills;
        this.pharmacies = pharmacies;
        this.accounts = accounts;
        this.footing = footing;
    }

    Lists lists(Grant grant, @Nullable String language) {
        var seen = refills.seen(grant, language);
        var now = footing.clock().instant();
        var cards = new HashMap<UUID, @Nullable PharmacyCard>();
        var around = new Around(
                names(grant, seen.newest()),
                footing.transaction().in(grant, () -> footing.questions().open(grant)));
        var lines = seen.newest().stream()
                .map(refill -> line(grant, seen, refill, around, cards))
                .toList();
        var open = seen.newest().stream()
                .filter(refill -> isOpen(refill, now))
                .map(Refill::id)
                .collect(java.util.stream.Collectors.toSet());
        return new Lists(
                lines.stream().filter(line -> open.contains(line.id())).toList(),
                lines.stream()
                        .filter(line -> !open.contains(line.id()))
                        .limit(PAST)
                        .toList());
    }

    private Line line(
            Grant grant, Refills.Seen seen, Refill refill, Around around, Map<UUID, @Nullable PharmacyCard> cards) {
        var medicine = seen.medicine(refill);
        var pharmacy = refill.pharmacy();
        var askedBy = refill.askedBy();
        // one that came back waits for another decision
        var decided = refill.state() == RefillState.SENT ? null : refill.decided();
        var outcome = decided == null ? null : decided.outcome();
        var changed = refill.state() == RefillState.WITHDRAWN || outcome == null || !outcome.changes() ? null : outcome;
        var sent = refill.sent();
        var theirName = refill.said().by();
        return new Line(
                refill.id(),
                new MedicineName(
                        Objects.requireNonNullElse(refill.medicine(), refill.id()),
                        medicine.map(Prescription::shown).orElse(refill.said().medicine()),
                        medicine.map(Prescription::sent).orElse(refill.said().medicine())),
                refill.state(),
                refill.early(),
                refill.askedAt(),
                askedBy == null
                        ? new AskedBy(theirName == null ? "" : theirName, false, false)
                        : new AskedBy(
                                around.names().getOrDefault(askedBy, ""),
                                askedBy.equals(grant.actor().id()),
                                refill.forPatient()),
                pharmacy == null ? null : cards.computeIfAbsent(pharmacy, id -> pharmacies.one(grant.tenant(), id)),
                refill.said().note(),
                decided == null ? null : decided.at(),
                decided == null ? null : decided.reason(),
                outcome == null ? null : outcome.words(),
                decided == null ? null : decided.handOver(),
                sent == null || !sent.pharmacyState().isTold() ? null : sent.pharmacyState(),
                changed == null || changed.decision() == null ? null : Prescribed.of(changed.decision()),
                changed == null || changed.before() == null ? null : Prescribed.of(changed.before()),
                instead(grant, refill, outcome),
                around.questions().get(refill.id()),
                refill.state().isUndecided());
    }

    private static @Nullable Instead instead(Grant grant, Refill refill, @Nullable Outcome outcome) {
        var medicine = outcome == null || refill.state() == RefillState.WITHDRAWN ? null : outcome.instead();
        return medicine == null ? null : new Instead(grant.relation() == Relation.SELF ? medicine : null);
    }

    private Map<UUID, String> names(Grant grant, List<Refill> requests) {
        var names = new HashMap<UUID, String>();
        accounts.names(
                        grant,
                        requests.stream()
                                .map(Refill::askedBy)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                .forEach(one -> names.put(one.id(), one.name()));
        return names;
    }

    private static boolean isOpen(Refill refill, Instant now) {
        var decided = refill.decided();
        return refill.state().isUndecided()
                || (refill.state().isUnderWay()
                        && decided != null
                        && decided.at().plus(UNDER_WAY).isAfter(now));
    }
}
