package org.keepwell.refills;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.ChangeRequestId;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.RenewalRequestId;
import org.springframework.stereotype.Component;

/**
 * What still hangs on a request at pharmacies when something else is decided about it: orders that may be filled, and the
 * pharmacy's own request. Inside the transaction that decides, which holds the request.
 */
@Component
class LooseEnds {

    private final SentOrders orders;
    private final PharmacyPort port;
    private final Footing footing;
    private final EarlierOrders earlier;

    LooseEnds(SentOrders orders, PharmacyPort port, Footing footing, EarlierOrders earlier) {
        this.orders = orders;
        this.port = port;
        this.footing = footing;
        this.earlier = earlier;
    }

    /** Nobody may fill what was sent before: of two prescriptions that are out, a patient fetches both. */
    void callBackAll(Grant grant, Refill refill) {
        note(grant, refill);
        for (var one : orders.of(grant, refill.id())) {
            if (one.state().isLoose()) {
                callBack(grant, one.order());
            }
        }
    }

    /** Whether something can be sent to pharmacies. */
    boolean isConnected(Grant grant) {
        return port.isConnected(grant);
    }

    /**
     * What a pharmacy has to be called about, because nothing can be sent, or it did not get there.
     *
     * @param orders that may still be filled
     * @param answer it waits for one
     * @param earlier of other requests: only what takes their place has to wait for the call
     */
    record Call(List<SentOrder> orders, boolean answer, List<SentOrder> earlier) {

        boolean isNeeded() {
            return answer || !orders.isEmpty();
        }
    }

    /** In a transaction; notes what was sent last. */
    Call call(Grant grant, Refill refill) {
        note(grant, refill);
        boolean connected = isConnected(grant);
        return new Call(
                orders.of(grant, refill.id()).stream()
                        .filter(one -> one.state().isLoose())
                        .filter(one -> !connected || one.state().isUnheard())
                        .toList(),
                !connected && waitsForAnswer(grant, refill),
                connected ? List.of() : inTheWay(grant, refill));
    }

    /** What a change on paper would take the place of; its pharmacy waits for the answer to that, and is called about it first. */
    private List<SentOrder> inTheWay(Grant grant, Refill refill) {
        return refill.change() && refill.state().isUndecided() && !waitsForAnswer(grant, refill)
                ? earlier.loose(grant, refill)
                : List.of();
    }

    /**
     * Calls back what a change on paper takes the place of.
     *
     * @throws RuleBroken 409 if it cannot be
     */
    void giveWayToPaper(Grant grant, Refill refill) {
        if (!refill.change()) {
            return;
        }
        if (!isConnected(grant) && !earlier.loose(grant, refill).isEmpty()) {
            throw new RuleBroken(409, "refill.CALL_PHARMACY");
        }
        earlier.giveWayToPaper(grant, refill);
    }

    /** Nothing takes the place of what was called back for this one; as {@link EarlierOrders#comeBack}. */
    List<Refill> comeBack(Grant grant, Refill refill) {
        return earlier.comeBack(grant, refill);
    }

    /** @throws RuleBroken 409 if a pharmacy has to be told, and cannot be */
    void checkToldOrConnected(Grant grant, Refill refill) {
        if (!isConnected(grant) && call(grant, refill).isNeeded()) {
            throw new RuleBroken(409, "refill.CALL_PHARMACY");
        }
    }

    /** Nobody could tell the pharmacies: they are still to be called. */
    void leave(Grant grant, Call call) {
        call.orders().forEach(one -> orders.move(grant, one.order(), one.state().notCalledBack(), null));
    }

    /**
     * Somebody called.
     *
     * @param filled before that
     * @return the request as it is then
     * @throws RuleBroken 409 if there was nothing to call about
     */
    Refill called(Grant grant, Refill refill, boolean filled) {
        var call = call(grant, refill);
        if (!call.isNeeded() && call.earlier().isEmpty()) {
            throw new RuleBroken(409, "refill.NO_CALL");
        }
        settle(grant, refill, call, filled);
        var sent = refill.sent();
        boolean current = sent != null
                && call.orders().stream().anyMatch(one -> one.order().equals(sent.order()));
        // what was taken back was left out, whichever of its orders it was
        boolean left = sent != null
                && sent.pharmacyState() == PharmacyState.NOT_CALLED_BACK
                && !refill.state().isUnderWay()
                && !call.orders().isEmpty();
        if (!current && !left) {
            return refill;
        }
        if (filled) {
            return refill.calledBackTooLate();
        }
        boolean replaced = call.orders().stream().anyMatch(SentOrder::isReplaced);
        return replaced ? refill.replaced() : refill.calledBack(isAskedAnew(grant, refill));
    }

    /** Whether another request for the same medicine waits to be decided. */
    boolean isAskedAnew(Grant grant, Refill refill) {
        var medicine = refill.medicine();
        return medicine != null
                && footing.requests()
                        .holdOpen(grant, medicine, footing.cipher(grant))
                        .filter(open -> !open.id().equals(refill.id()))
                        .isPresent();
    }

    private void settle(Grant grant, Refill refill, Call call, boolean filled) {
        Stream.concat(call.orders().stream(), call.earlier().stream())
                .forEach(one -> orders.move(
                        grant,
                        one.order(),
                        filled ? OrderState.TOO_LATE : one.state().calledBack(),
                        null));
        earlier.told(grant, refill, call.earlier(), filled);
        var renewal = refill.renewal();
        if (!call.answer() || renewal == null) {
            return;
        }
        if (refill.change()) {
            port.answeredByTelephone(grant, new ChangeRequestId(renewal));
        } else {
            port.answeredByTelephone(grant, new RenewalRequestId(renewal));
        }
    }

    /** @throws org.keepwell.access.NotVisible if no such order was sent */
    void callBack(Grant grant, UUID order) {
        var message = port.cancel(grant, order);
        var state = orders.find(grant, order).map(SentOrder::state).orElse(OrderState.OUT);
        orders.move(grant, order, state.callingBack(), message.value());
    }

    /** Notes what was sent last, also of a request that was sent before orders were noted. */
    void note(Grant grant, Refill refill) {
        var sent = refill.sent();
        if (sent != null) {
            orders.add(grant, refill.id(), sent, footing.clock().instant());
        }
    }

    /**
     * Tells a pharmacy that asked, if it was not told before, that nothing comes of it.
     *
     * @param text for the pharmacist, at most 210 characters
     */
    void refuse(
            Grant grant,
            Refill refill,
            Answer answer,
            org.keepwell.pharmacy.@Nullable DenialReason reason,
            @Nullable String text) {
        var renewal = refill.renewal();
        if (renewal == null || !waitsForAnswer(grant, refill)) {
            return;
        }
        if (refill.change()) {
            port.changeResponse(grant, new ChangeRequestId(renewal), answer, reason, text, null);
        } else {
            port.renewalResponse(grant, new RenewalRequestId(renewal), answer, reason, text, null);
        }
    }

    /** Of a change, also what it is a change of. */
    private List<SentOrder> othersOf(Grant grant, Refill refill) {
        return !refill.change()
                ? List.of()
                : Stream.concat(earlier.loose(grant, refill).stream(), orders.replacedBy(grant, refill.id()).stream())
                        .distinct()
                        .toList();
    }

    /** All that went to pharmacies, the newest first; on a transaction of its own. */
    List<Shown> shown(Grant grant, Refill refill) {
        return footing.transaction()
                .in(
                        grant,
                        () -> Stream.concat(orders.of(grant, refill.id()).stream(), othersOf(grant, refill).stream())
                                .map(one -> new Shown(
                                        one, port.sentTo(grant, one.order()).orElse(null)))
                                .toList());
    }

    /** @param pharmacy null for one that is not in the directory */
    record Shown(SentOrder order, @Nullable PharmacyId pharmacy) {}

    /** Whether a pharmacy has to be called; on a transaction of its own, which notes nothing. */
    boolean hasToBeCalled(Grant grant, Refill refill) {
        return footing.transaction().in(grant, () -> {
            boolean connected = isConnected(grant);
            return orders.of(grant, refill.id()).stream()
                            .map(SentOrder::state)
                            .anyMatch(state -> state.isUnheard() || (!connected && state.isLoose()))
                    || (!connected
                            && (waitsForAnswer(grant, refill)
                                    || !inTheWay(grant, refill).isEmpty()));
        });
    }

    /** Whether a pharmacy asked, and nobody has answered it. */
    boolean waitsForAnswer(Grant grant, Refill refill) {
        var renewal = refill.renewal();
        if (renewal == null) {
            return false;
        }
        var asked = refill.change()
                ? port.asked(grant, new ChangeRequestId(renewal))
                : port.asked(grant, new RenewalRequestId(renewal));
        return asked.filter(one -> !one.answered()).map(Asked::id).isPresent();
    }
}
