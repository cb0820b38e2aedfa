package org.keepwell.refills;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.ChangeRequestId;
import org.keepwell.pharmacy.MessageId;
import org.keepwell.pharmacy.Order;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.RenewalRequestId;
import org.springframework.stereotype.Component;

/**
 * What a pharmacy itself asked for, where a request holds that: a renewal or a change, about which it waits to hear. Inside the
 * caller's sealed transaction.
 */
@Component
class PharmacyRequests {

    private final PharmacyPort port;

    PharmacyRequests(PharmacyPort port) {
        this.port = port;
    }

    /**
     * What a pharmacy is told.
     *
     * @param text for the pharmacist, at most 210 characters
     * @param order what is approved; null for a denial
     */
    record Response(
            Answer answer,
            org.keepwell.pharmacy.@Nullable DenialReason reason,
            @Nullable String text,
            @Nullable Order order) {

        static Response denied(
                Answer answer, org.keepwell.pharmacy.@Nullable DenialReason reason, @Nullable String text) {
            return new Response(answer, reason, text, null);
        }
    }

    /** Empty where no pharmacy asked. */
    Optional<Asked> asked(Grant grant, Refill refill) {
        var id = refill.renewal();
        if (id == null) {
            return Optional.empty();
        }
        return refill.change()
                ? port.asked(grant, new ChangeRequestId(id))
                : port.asked(grant, new RenewalRequestId(id));
    }

    /** Whether a pharmacy asked, and nobody has answered it. */
    boolean waitsForAnswer(Grant grant, Refill refill) {
        return asked(grant, refill).filter(one -> !one.answered()).isPresent();
    }

    /** Of a request that holds one. @throws org.keepwell.access.RuleBroken as the port says */
    MessageId answer(Grant grant, Refill refill, Response with) {
        var id = Objects.requireNonNull(refill.renewal());
        return refill.change()
                ? port.changeResponse(
                        grant, new ChangeRequestId(id), with.answer(), with.reason(), with.text(), with.order())
                : port.renewalResponse(
                        grant, new RenewalRequestId(id), with.answer(), with.reason(), with.text(), with.order());
    }

    /** Tells a pharmacy that asked, if it was not told before, that nothing comes of it. */
    void refuse(Grant grant, Refill refill, Response with) {
        if (waitsForAnswer(grant, refill)) {
            answer(grant, refill, with);
        }
    }

    /** Somebody told it what becomes of its request. */
    void answeredByTelephone(Grant grant, Refill refill) {
        var id = Objects.requireNonNull(refill.renewal());
        if (refill.change()) {
            port.answeredByTelephone(grant, new ChangeRequestId(id));
        } else {
            port.answeredByTelephone(grant, new RenewalRequestId(id));
        }
    }
}
