package org.keepwell.refills;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody of staff heard on the telephone.
 *
 * @param orders of which the pharmacies said something: each by itself, because one that will not fill its order says nothing
 *     of what another one has
 * @param answered the pharmacy that waits for an answer was told what becomes of its request
 */
public record PharmacyCall(List<Said> orders, boolean answered) {

    /** @param filled the pharmacy had filled it before; else it will not */
    public record Said(UUID order, boolean filled) {}

    Optional<Said> of(SentOrder order) {
        return orders.stream().filter(one -> one.order().equals(order.order())).findFirst();
    }
}
