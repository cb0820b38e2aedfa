package org.keepwell.refills;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.keepwell.pharmacy.Address;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.MessageId;
import org.keepwell.pharmacy.Order;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.pharmacy.PharmacyPort;
import org.springframework.stereotype.Component;

/** Sends what was decided through the port; inside the transaction that decides. */
@Component
class Orders {

    /** As a pharmacist reads it. To where is not theirs to know; and to them no prescription follows. */
    private static final String ELSEWHERE = "Prescribed, and sent to another pharmacy.";

    private final Patients patients;
    private final PharmacyPort port;
    private final PharmacyRequests requests;
    private final EarlierOrders earlier;

    Orders(Patients patients, PharmacyPort port, PharmacyRequests requests, EarlierOrders earlier) {
        this.patients = patients;
        this.port = port;
        this.requests = requests;
        this.earlier = earlier;
    }

    /** What was approved, by whom, when. */
    record Approval(Weighed weighed, Decision decision, Order.Prescriber prescriber, LocalDate on) {

        private Answer answer(Asked asked, boolean change) {
            return change
                    ? Approvals.ofChange(weighed.proposal(), decision)
                    : Approvals.ofRenewal(asked, weighed.proposal(), decision);
        }
    }

    /**
     * To the pharmacy of the decision: as the answer to its own request, where it asked, else as a new prescription. Another
     * pharmacy that asked is denied it: SCRIPT answers a request only with what is prescribed there. What other requests have
     * out in its place is called back.
     *
     * @throws RuleBroken as {@link PharmacyPort#newRx}; 422 if no pharmacy is chosen; 409 if the chart lacks a birth date
     */
    Refill.Sent send(Grant grant, Refill refill, Approval approval) {
        var decision = approval.decision();
        var to = decision.pharmacyId();
        if (to == null) {
            throw new RuleBroken(422, "refill.NO_SUCH_PHARMACY", "pharmacyId");
        }
        var order = order(grant, approval);
        var asked = approval.weighed().asked();
        var renewal = refill.renewal();
        MessageId message;
        @Nullable Answer answer = null;
        if (asked == null || asked.answered() || renewal == null) {
            message = port.newRx(grant, order, new PharmacyId(to));
        } else if (asked.pharmacy() != null && asked.pharmacy().value().equals(to)) {
            answer = approval.answer(asked, refill.change());
            message =
                    requests.answer(grant, refill, new PharmacyRequests.Response(answer, null, decision.note(), order));
        } else {
            var elsewhere = org.keepwell.pharmacy.DenialReason.ANSWERED_OTHERWISE;
            requests.answer(grant, refill, PharmacyRequests.Response.denied(Answer.DENIED, elsewhere, ELSEWHERE));
            message = port.newRx(grant, order, new PharmacyId(to));
        }
        boolean replaces = refill.change() || answer == Answer.REPLACED;
        earlier.giveWay(
                grant,
                refill,
                new EarlierOrders.Now(order.id(), to, answer == null ? null : message.value(), replaces));
        return new Refill.Sent(order.id(), message.value(), PharmacyState.QUEUED);
    }

    /** Tells a pharmacy that asked, if it was not told before, that it is not going to be so. */
    void deny(Grant grant, Refill refill, Answer answer, org.keepwell.pharmacy.@Nullable DenialReason reason) {
        requests.refuse(grant, refill, PharmacyRequests.Response.denied(answer, reason, null));
    }

    private Order order(Grant grant, Approval approval) {
        var decision = approval.decision();
        var weighed = approval.weighed();
        var person = patients.personIn(grant).orElseThrow(NotVisible::new);
        return new Order(
                UUID.randomUUID(),
                patient(person),
                approval.prescriber(),
                KnownMedicines.sendable(weighed.name(), weighed.rxNorm(), weighed.coded()),
                new Order.Quantity(decision.checkedQuantity(), decision.unit()),
                decision.daysSupply(),
                decision.refills(),
                decision.sig().strip(),
                decision.substitutionAllowed(),
                decision.note() == null || decision.note().isBlank()
                        ? null
                        : decision.note().strip(),
                approval.on());
    }

    private static Order.Patient patient(Person person) {
        var name = Stream.of("official", "usual")
                .flatMap(use -> person.names().stream().filter(one -> use.equals(one.use())))
                .findFirst()
                .or(() -> person.names().stream().findFirst())
                .orElseThrow(Orders::incomplete);
        var given = String.join(" ", name.given());
        var family = Optional.ofNullable(name.family()).orElseThrow(Orders::incomplete);
        return new Order.Patient(
                family,
                given.isBlank() ? family : given,
                person.birthDay().orElseThrow(Orders::incomplete),
                gender(person.sex()),
                address(person),
                person.contacts().stream()
                        .filter(contact -> "phone".equals(contact.system()))
                        .map(Person.Contact::value)
                        .filter(number -> number.matches("\\+?[0-9][0-9() .-]{6,24}"))
                        .findFirst()
                        .orElse(null),
                person.recordNumber());
    }

    private static RuleBroken incomplete() {
        return new RuleBroken(409, "refill.INCOMPLETE_CHART");
    }

    private static Order.Gender gender(@Nullable String sex) {
        return switch (sex) {
            case "female" -> Order.Gender.F;
            case "male" -> Order.Gender.M;
            case null, default -> Order.Gender.U;
        };
    }

    /** The first that a pharmacy's system can take; a message goes without one rather than with half of one. */
    private static @Nullable Address address(Person person) {
        return person.addresses().stream()
                .filter(one -> !one.lines().isEmpty() && one.lines().getFirst().length() <= 40)
                .filter(one -> one.city() != null && one.city().length() <= 35)
                .filter(one -> one.state() != null && one.state().matches("[A-Za-z]{2}"))
                .filter(one -> one.postalCode() != null && one.postalCode().matches("\\d{5}(-?\\d{4})?"))
                .map(one -> new Address(
                        one.lines().getFirst(),
                        String.valueOf(one.city()),
                        String.valueOf(one.state()).toUpperCase(Locale.ROOT),
                        String.valueOf(one.postalCode())))
                .findFirst()
                .orElse(null);
    }
}
