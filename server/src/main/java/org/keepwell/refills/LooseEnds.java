package org.keepwell.refills;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.pharmacy.PharmacyPort;
import org.springframework.stereotype.Component;

/**
 * What still hangs on a request at pharmacies when something else is decided about it: orders that may be filled, its
 * own and those whose place it takes. Inside the transaction that decides, which holds the request.
 */
@Component
class LooseEnds {

    private final SentOrders orders;
    private final PharmacyPort port;
    private final Footing footing;
    private final EarlierOrders earlier;
    private final Telephone telephone;

    LooseEnds(SentOrders orders, PharmacyPort port, Footing footing, EarlierOrders earlier, Telephone telephone) {
        this.orders = orders;
        this.port = port;
        this.footing = footing;
        this.earlier = earlier;
        this.telephone = telephone;
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

    /** @throws RuleBroken 409 if a pharmacy has to be told, and cannot be */
    void checkToldOrConnected(Grant grant, Refill refill) {
        note(grant, refill);
        telephone.checkToldOrConnected(grant, refill);
    }

    /** Nothing takes the place of what was called back for this one; as {@link EarlierOrders#comeBack}. */
    List<Refill> comeBack(Grant grant, Refill refill) {
        return earlier.comeBack(grant, refill);
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

    /** Of a change, also what it is a change of. */
    private List<SentOrder> othersOf(Grant grant, Refill refill) {
        return !refill.change()
                ? List.of()
                : Stream.concat(earlier.loose(grant, refill).stream(), orders.replacedBy(grant, refill.id()).stream())
                        .distinct()
                        .toList();
    }

    /** What there is of it at pharmacies; on a transaction of its own, which notes nothing. */
    AtPharmacies atPharmacies(Grant grant, Refill refill) {
        return footing.transaction().in(grant, () -> {
            var call = telephone.call(grant, refill);
            var toCall = call.ids();
            var shown = Stream.concat(orders.of(grant, refill.id()).stream(), othersOf(grant, refill).stream())
                    .map(one ->
                            new Shown(one, port.sentTo(grant, one.order()).orElse(null), toCall.contains(one.order())))
                    .toList();
            return new AtPharmacies(shown, call.isAboutSomething());
        });
    }

    /** @param orders the newest first @param mayCall one of them has to be called */
    record AtPharmacies(List<Shown> orders, boolean mayCall) {}

    /**
     * @param pharmacy null for one that is not in the directory
     * @param toCall it has to be called about this one
     */
    record Shown(SentOrder order, @Nullable PharmacyId pharmacy, boolean toCall) {}
}
