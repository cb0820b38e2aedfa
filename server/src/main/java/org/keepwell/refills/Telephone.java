package org.keepwell.refills;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.PharmacyPort;
import org.springframework.stereotype.Component;

/**
 * Pharmacies that have to be called, because nothing can be sent to them, or they did not hear; and what they say then. Inside
 * the transaction that decides, which holds the request.
 */
@Component
class Telephone {

    private final SentOrders orders;
    private final PharmacyPort port;
    private final PharmacyRequests asked;
    private final EarlierOrders earlier;
    private final Footing footing;

    Telephone(SentOrders orders, PharmacyPort port, PharmacyRequests asked, EarlierOrders earlier, Footing footing) {
        this.orders = orders;
        this.port = port;
        this.asked = asked;
        this.earlier = earlier;
        this.footing = footing;
    }

    /**
     * What to call about.
     *
     * @param orders that may still be filled
     * @param answer a pharmacy waits for one
     * @param earlier of other requests: only what takes their place has to wait for the call
     */
    record Call(List<SentOrder> orders, boolean answer, List<SentOrder> earlier) {

        /** Whether nothing else may be decided before. */
        boolean isNeeded() {
            return answer || !orders.isEmpty();
        }

        boolean isAboutSomething() {
            return isNeeded() || !earlier.isEmpty();
        }

        Set<UUID> ids() {
            return all().map(SentOrder::order).collect(Collectors.toSet());
        }

        private Stream<SentOrder> all() {
            return Stream.concat(orders.stream(), earlier.stream());
        }
    }

    Call call(Grant grant, Refill refill) {
        boolean connected = port.isConnected(grant);
        return new Call(
                orders.of(grant, refill.id()).stream()
                        .filter(one -> one.state().isLoose())
                        .filter(one -> !connected || one.state().isUnheard())
                        .toList(),
                !connected && asked.waitsForAnswer(grant, refill),
                connected ? List.of() : inTheWay(grant, refill));
    }

    /** What a change on paper would take the place of; its pharmacy waits for the answer to that, and is called about it first. */
    private List<SentOrder> inTheWay(Grant grant, Refill refill) {
        return refill.change() && refill.state().isUndecided() && !asked.waitsForAnswer(grant, refill)
                ? earlier.loose(grant, refill)
                : List.of();
    }

    /** @throws RuleBroken 409 if a pharmacy has to be told, and cannot be */
    void checkToldOrConnected(Grant grant, Refill refill) {
        if (!port.isConnected(grant) && call(grant, refill).isNeeded()) {
            throw new RuleBroken(409, "refill.CALL_PHARMACY");
        }
    }

    /** Nobody could tell the pharmacies: they are still to be called. */
    void leave(Grant grant, Call call) {
        call.orders().forEach(one -> orders.move(grant, one.order(), one.state().notCalledBack(), null));
    }

    /**
     * Somebody called. What was said of one order settles that one; the others are still to be called about.
     *
     * @return the request as it is then
     * @throws RuleBroken 409 if something was said that there was nothing to call about, or nothing at all
     */
    Refill called(Grant grant, Refill refill, PharmacyCall said) {
        var call = call(grant, refill);
        check(call, said);
        call.all().forEach(one -> said.of(one).ifPresent(answer -> settle(grant, one, answer)));
        call.earlier()
                .forEach(one -> said.of(one).ifPresent(answer -> earlier.told(grant, refill, one, answer.filled())));
        if (said.answered()) {
            asked.answeredByTelephone(grant, refill);
        }
        return refill.isLeftOut() ? afterTakenBack(grant, refill, call, said) : after(grant, refill, call, said);
    }

    /** Whether something of it is left to do: to decide, to call about, or to tell the patient that it was filled. */
    boolean leavesWork(Grant grant, Refill refill) {
        return refill.state().isUndecided()
                || call(grant, refill).isNeeded()
                || orders.of(grant, refill.id()).stream().anyMatch(one -> one.state() == OrderState.TOO_LATE);
    }

    private static void check(Call call, PharmacyCall said) {
        var left = new HashSet<>(call.ids());
        boolean known = said.orders().stream().allMatch(one -> left.remove(one.order())); // each once
        boolean nothing = said.orders().isEmpty() && !said.answered();
        if (!known || nothing || (said.answered() && !call.answer())) {
            throw new RuleBroken(409, "refill.NO_CALL");
        }
    }

    private void settle(Grant grant, SentOrder one, PharmacyCall.Said said) {
        var now = said.filled() ? OrderState.TOO_LATE : one.state().calledBack();
        orders.move(grant, one.order(), now, null);
    }

    /** What was said of the order that was decided last moves the request. */
    private Refill after(Grant grant, Refill refill, Call call, PharmacyCall said) {
        for (var one : call.orders()) {
            var answer = said.of(one);
            if (answer.isPresent() && refill.isLast(one.order())) {
                if (answer.get().filled()) {
                    return refill.calledBackTooLate();
                }
                return one.isReplaced() ? refill.replaced() : refill.calledBack(footing.isAskedAnew(grant, refill));
            }
        }
        return refill;
    }

    /** The patient took it back: it was left out, whichever of its orders it was, until nothing of it is. */
    private Refill afterTakenBack(Grant grant, Refill refill, Call call, PharmacyCall said) {
        if (!call.orders().stream().allMatch(one -> said.of(one).isPresent())) {
            return refill;
        }
        boolean filled = orders.of(grant, refill.id()).stream().anyMatch(one -> one.state() == OrderState.TOO_LATE);
        return filled ? refill.calledBackTooLate() : refill.calledBack(false);
    }
}
