package org.keepwell.refills;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.ChangeRequestId;
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

    LooseEnds(SentOrders orders, PharmacyPort port, Footing footing) {
        this.orders = orders;
        this.port = port;
        this.footing = footing;
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

    /** @throws org.keepwell.access.NotVisible if no such order was sent */
    void callBack(Grant grant, UUID order) {
        var message = port.cancel(grant, order);
        orders.move(grant, order, OrderState.CALLING_BACK, message.value());
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

    /** All that went to pharmacies, the newest first; on a transaction of its own. */
    List<RefillItem.OrderLine> shown(Grant grant, Refill refill) {
        var sent = refill.sent();
        return footing.transaction()
                .in(
                        grant,
                        () -> orders.of(grant, refill.id()).stream()
                                .map(one -> new RefillItem.OrderLine(
                                        one.sentAt(),
                                        one.state(),
                                        sent != null && sent.order().equals(one.order())))
                                .toList());
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
