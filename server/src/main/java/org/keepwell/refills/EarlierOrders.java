package org.keepwell.refills;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.SentPrescriptions;
import org.springframework.stereotype.Component;

/**
 * Orders that went out for other requests, and in whose place something is decided now: that of which a pharmacy wants a change,
 * and those for the same medicine. Their pharmacies must not fill them too. Inside the transaction that decides.
 */
@Component
class EarlierOrders {

    private final SentOrders orders;
    private final PharmacyPort port;
    private final PharmacyRequests requests;
    private final SentPrescriptions prescriptions;
    private final Footing footing;

    EarlierOrders(
            SentOrders orders,
            PharmacyPort port,
            PharmacyRequests requests,
            SentPrescriptions prescriptions,
            Footing footing) {
        this.orders = orders;
        this.port = port;
        this.requests = requests;
        this.prescriptions = prescriptions;
        this.footing = footing;
    }

    /**
     * What was sent.
     *
     * @param order its number
     * @param to where
     * @param answer the message, where it answers what that pharmacy asked; null for a new prescription
     * @param replaces it is given instead of what was ordered before, and not more of it
     */
    record Now(UUID order, UUID to, @Nullable UUID answer, boolean replaces) {}

    /** What other requests have out, and may still be filled, or filled again. */
    List<SentOrder> loose(Grant grant, Refill refill) {
        return loose(grant, refill, requests.asked(grant, refill).orElse(null));
    }

    private List<SentOrder> loose(Grant grant, Refill refill, @Nullable Asked asked) {
        return orders.outElsewhere(grant, refill.id(), refill.medicine(), named(grant, refill, asked)).stream()
                .filter(one -> !one.state().isFilled() || prescriptions.mayBeFilledAgain(grant, one.order()))
                .toList();
    }

    /** The order that a pharmacy asks about. Under the number of one it may mean another medicine: that is not it. */
    private @Nullable UUID named(Grant grant, Refill refill, @Nullable Asked asked) {
        if (asked == null || asked.order() == null) {
            return null;
        }
        return footing.requests()
                .holdOfOrder(grant, asked.order(), footing.cipher(grant))
                .map(before -> before.said().medicine())
                .filter(ordered ->
                        refill.change() ? ChartMatch.mayBeOf(asked, ordered) : ChartMatch.isOf(asked, ordered))
                .map(ordered -> asked.order())
                .orElse(null);
    }

    /**
     * Calls back what is out. At the same pharmacy only what is the same medicine, or where it is a change: of another one that
     * was given in its place, its pharmacist sees both. What a pharmacy asked about is
     * replaced there by the answer: the pharmacy ends what an RxChangeResponse, or a Replace, takes the place of, and a
     * CancelRx beside it would be about an order that is no more.
     */
    void giveWay(Grant grant, Refill refill, Now now) {
        var asked = requests.asked(grant, refill).orElse(null);
        for (var one : loose(grant, refill, asked)) {
            boolean there = port.sentTo(grant, one.order())
                    .map(PharmacyId::value)
                    .filter(now.to()::equals)
                    .isPresent();
            var answer = now.answer();
            if (answer != null && there && isMeant(one, asked)) {
                if (now.replaces()) {
                    replaced(grant, refill, one, answer);
                }
            } else if (!there || refill.change() || prescriptions.areOfOneMedicine(grant, one.order(), now.order())) {
                cancel(grant, refill, one);
            }
        }
    }

    /** On paper it may be given anywhere. */
    void giveWayToPaper(Grant grant, Refill refill) {
        loose(grant, refill).forEach(one -> cancel(grant, refill, one));
    }

    /** Somebody called its pharmacy: it is not wanted any more. @param filled before that */
    void told(Grant grant, Refill refill, SentOrder one, boolean filled) {
        orders.replace(grant, one.order(), refill.id());
        current(grant, one)
                .ifPresent(before -> save(grant, before, filled ? before.calledBackTooLate() : before.replaced()));
    }

    /**
     * Whether the pharmacy filled it so long ago that nobody is told: not every pharmacy says that it did, and what was called
     * back for the next one was meanwhile given, and taken. Of refills somebody has to know that they stay there.
     */
    boolean isLongFilled(Grant grant, SentOrder one) {
        var over = footing.clock().instant().minus(RefillPages.UNDER_WAY);
        return one.isReplaced() && one.sentAt().isBefore(over) && !prescriptions.hasRefills(grant, one.order());
    }

    /** The pharmacy has heard the answer that takes the place of what it had; also one that was given up. */
    void heard(Grant grant, SentOrder answer) {
        for (var one : orders.waitingFor(grant, answer.message())) {
            orders.move(grant, one.order(), one.state().calledBack(), null);
            orders.replace(grant, one.order(), answer.request());
            current(grant, one)
                    .filter(Refill::mayBeReplaced)
                    .ifPresent(before -> save(grant, before, before.replaced()));
        }
    }

    /** The answer did not reach the pharmacy: it has what it had. */
    void notHeard(Grant grant, UUID answer) {
        for (var one : orders.waitingFor(grant, answer)) {
            orders.move(grant, one.order(), one.state().standsAgain(), null);
            orders.replace(grant, one.order(), null);
            current(grant, one).ifPresent(before -> save(grant, before, before.standsAgain()));
        }
    }

    /**
     * Nothing takes their place after all: what was called back has to be decided again. Of what was filled nothing is left
     * to decide; its refills stay called back, and more may be asked for.
     *
     * @return the requests that wait for that
     */
    List<Refill> comeBack(Grant grant, Refill refill) {
        return orders.replacedBy(grant, refill.id()).stream()
                .filter(one -> !one.state().isRestCalledBack())
                .flatMap(one -> {
                    orders.replace(grant, one.order(), null);
                    return current(grant, one).filter(Refill::isReplaced).stream()
                            .map(before -> save(grant, before, wasReplaced(grant, before, one.state())));
                })
                .filter(after -> after.state().isUndecided())
                .toList();
    }

    /** Until its pharmacy has answered it stays decided, and comes back with the answer. */
    private Refill wasReplaced(Grant grant, Refill before, OrderState state) {
        return state == OrderState.CALLING_BACK
                ? before.callingBack()
                : before.calledBack(footing.isAskedAnew(grant, before));
    }

    private static boolean isMeant(SentOrder one, @Nullable Asked asked) {
        return asked != null && (asked.order() == null || asked.order().equals(one.order()));
    }

    private void cancel(Grant grant, Refill refill, SentOrder one) {
        replaced(grant, refill, one, port.cancel(grant, one.order()).value());
    }

    private void replaced(Grant grant, Refill refill, SentOrder one, UUID message) {
        orders.move(grant, one.order(), one.state().callingBack(), message);
        orders.replace(grant, one.order(), refill.id());
        current(grant, one).filter(Refill::mayBeReplaced).ifPresent(before -> save(grant, before, before.replaced()));
    }

    /** Its request, if it was decided with this order, and with no other since, and was not said no to. */
    private Optional<Refill> current(Grant grant, SentOrder one) {
        return footing.requests()
                .holdOfOrder(grant, one.order(), footing.cipher(grant))
                .filter(before ->
                        before.isOutWith(one.order()) && before.state().isSaidYesTo());
    }

    private Refill save(Grant grant, Refill before, Refill after) {
        if (!after.equals(before)) {
            footing.requests().save(grant, after, footing.cipher(grant));
            footing.tell(grant, after);
        }
        return after;
    }
}
