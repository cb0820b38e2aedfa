package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.pharmacy.MessageId;
import org.keepwell.pharmacy.PharmacyNews;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is decided in the place of an order that is out is not filled beside it: nobody gets a medicine twice. */
@Proves("T20")
class ReplacedOrdersTest extends RefillScene {

    private static final String LOSARTAN = """
            <MedicationRequested><DrugDescription>Losartan potassium 50 MG Oral Tablet</DrugDescription>\
            </MedicationRequested>""";

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private PharmacyWords words;

    private UUID silent;

    @BeforeEach
    void atAPharmacyThatAnswersNothing() {
        silent = world().pharmacies().id("9900008");
    }

    @Test
    void aChangeThatGoesToAnotherPharmacyCallsBackWhatTheFirstHas() {
        var first = approvedAt(silent);
        var change = change(first);
        approveAt(change, pharmacy);

        assertThat(canceled(order(first))).isEqualTo(1);
        assertThat(line(first).get("state").asString()).isEqualTo("APPROVED");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
        assertThat(item(physician, first).at("/refill/mayCallBack").asBoolean()).isFalse();
        assertThat(orderState(item(physician, change), false))
                .as("shown where the change is decided")
                .isEqualTo("CALLING_BACK");

        hear(new PharmacyNews.CancelAnswered(nia, order(first), true));
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
        assertThat(item(physician, first).at("/row/state").asString())
                .as("nothing of it is left to decide")
                .isEqualTo("DONE");
        assertThat(orderState(item(physician, first), true)).isEqualTo("CALLED_BACK");

        hear(filled(order(first)));
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
        assertThat(orderState(item(physician, first), true)).isEqualTo("FILLED_ALL_THE_SAME");
        assertThat(item(physician, first).at("/row/state").asString())
                .as("two are out: a person has to know")
                .isEqualTo("OPEN");
    }

    @Test
    void whatItsPharmacyFilledBeforeItWasCalledBackIsNotSaidToBeReady() {
        var first = approvedAt(silent);
        approveAt(change(first), pharmacy);
        hear(filled(order(first)));
        assertThat(line(first).get("state").asString()).isEqualTo("APPROVED");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void whereThePharmacyDoesNotHearOfItSomebodyCallsItAndNothingIsDecidedTwice() {
        var first = approvedAt(silent);
        approveAt(change(first), pharmacy);
        var cancel = Rows.id("select cancel_id from refills.sent_order where order_id = ?", order(first));
        hear(new PharmacyNews.Failed(nia, new MessageId(cancel), order(first), null, "GAVE_UP"));
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("NOT_CALLED_BACK");
        assertThat(item(nurse, first).at("/row/state").asString()).isEqualTo("OPEN");

        Asking.called(nurse, item(nurse, first), false).is(200);

        assertThat(line(first).get("state").asString()).isEqualTo("APPROVED");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
        assertThat(item(nurse, first).at("/row/state").asString()).isEqualTo("DONE");
    }

    @Test
    void theAnswerItselfReplacesWhatThePharmacyThatAskedHas() {
        var first = approvedAt(silent);
        var change = change(first);
        approveAt(change, silent);

        assertThat(canceled(order(first))).as("it is no more there").isZero();
        assertThat(said(message(order(change)))).contains("<RxChangeResponse>", "<Approved");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
        assertThat(orderState(item(physician, first), true)).isEqualTo("CALLING_BACK");

        hear(confirmed(order(change)));
        assertThat(orderState(item(physician, first), true)).isEqualTo("CALLED_BACK");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("DONE");
    }

    @Test
    void anAnswerThatDoesNotArriveLeavesTheFirstAsItWasAndTheNextDecisionCallsItBack() {
        var first = approvedAt(silent);
        var change = change(first);
        approveAt(change, silent);
        hear(new PharmacyNews.Failed(nia, new MessageId(message(order(change))), order(change), null, "900"));

        assertThat(line(first).get("pharmacyState").isNull())
                .as("approved, as before")
                .isTrue();
        assertThat(orderState(item(physician, first), true)).isEqualTo("OUT");

        approveAt(change, silent);
        assertThat(said(message(order(change)))).as("answered once").contains("<NewRx>");
        assertThat(canceled(order(first))).isEqualTo(1);
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
    }

    @Test
    void whatWasCalledBackForAChangeThatIsDeniedInTheEndIsDecidedAgain() {
        var first = approvedAt(silent);
        var change = change(first);
        approveAt(change, world().pharmacies().id("9900002"));
        hear(new PharmacyNews.CancelAnswered(nia, order(first), true));
        hear(new PharmacyNews.Failed(nia, new MessageId(message(order(change))), order(change), null, "900"));
        Asking.decide(physician, item(physician, change), "deny", "\"reason\":\"OTHER\",\"words\":\"Keep the first\"")
                .is(200);

        assertThat(line(first).get("state").asString()).isEqualTo("SENT");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("CALLED_BACK");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void aDeniedChangeLeavesWhatIsOut() {
        var first = approvedAt(silent);
        Asking.decide(physician, item(physician, change(first)), "deny", "\"reason\":\"OTHER\",\"words\":\"Keep it\"")
                .is(200);
        assertThat(canceled(order(first))).isZero();
        assertThat(orderState(item(physician, first), true)).isEqualTo("OUT");
    }

    @Test
    void theSameMedicineCallsBackTheFirstAlsoAtTheSamePharmacy() {
        var first = approvedAt(silent);
        var same = approvedAt(silent);
        assertThat(canceled(order(first))).isEqualTo(1);
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");

        approvedAt(pharmacy);

        assertThat(canceled(order(first))).as("once").isEqualTo(1);
        assertThat(canceled(order(same))).isEqualTo(1);
    }

    @Test
    void anotherMedicineThatWasGivenInItsPlaceStaysAtTheSamePharmacy() {
        var change = change(approvedAt(silent));
        approveAt(change, silent);
        approvedAt(silent);
        assertThat(canceled(order(change)))
                .as("losartan: its pharmacist sees both")
                .isZero();
    }

    @Test
    void whatWasFilledLongAgoAndHasNoRefillsIsNobodysWork() {
        var first = Asking.asks(patient, nia, "lisinopril 10 mg oral", silent);
        approve(item(physician, first), silent, 0);
        var second = Asking.asks(patient, nia, "lisinopril 10 mg oral", silent);
        approve(item(physician, second), silent, 0);
        Rows.change(
                "update refills.sent_order set sent_at = sent_at - interval '31 days' where order_id = ?",
                order(first));
        approvedAt(silent);
        hear(new PharmacyNews.CancelAnswered(nia, order(first), false));
        assertThat(line(first).get("state").asString()).isEqualTo("READY");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("DONE");

        hear(new PharmacyNews.CancelAnswered(nia, order(second), false));
        assertThat(line(second).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
        assertThat(item(physician, second).at("/row/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void aChangeOnPaperCallsBackWhatIsOut() {
        var first = approvedAt(silent);
        Asking.decide(physician, item(physician, change(first)), "on-paper", "\"words\":null,\"decision\":null")
                .is(200);
        assertThat(canceled(order(first))).isEqualTo(1);
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
    }

    @Test
    void aChangeOnPaperWaitsForTheCallWhereNothingCanBeSent() {
        var first = approvedAt(silent);
        var change = change(first);
        var paper = "\"words\":null,\"decision\":null";
        try (var off = world().pharmacies().off()) {
            Asking.approve(physician, item(physician, change)).is(409, "pharmacy.NOT_CONNECTED");
            Asking.decide(physician, item(physician, change), "on-paper", paper).is(409, "refill.CALL_PHARMACY");
            called(change);
            assertThat(orderState(item(physician, first), true))
                    .as("told what it asked; that says nothing of what it has")
                    .isEqualTo("OUT");
            Asking.decide(physician, item(physician, change), "on-paper", paper).is(409, "refill.CALL_PHARMACY");
            assertThat(item(physician, change).at("/refill/mayCall").asBoolean())
                    .isTrue();
            called(change);
            assertThat(orderState(item(physician, first), true)).isEqualTo("CALLED_BACK");
            Asking.decide(physician, item(physician, change), "on-paper", paper).is(200);
        }
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REPLACED");
        assertThat(canceled(order(first)))
                .as("nothing was sent, and nothing says so")
                .isZero();
    }

    @Test
    void whatWasFilledAndHasRefillsLeftIsCalledBackToo() {
        var first = filledWith(3);
        approvedAt(pharmacy);

        assertThat(canceled(order(first))).isEqualTo(1);
        assertThat(orderState(item(physician, first), true)).isEqualTo("REST_CALLING_BACK");
        assertThat(line(first).get("state").asString())
                .as("what was given out stays given out")
                .isEqualTo("READY");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REST_CALLED_BACK");

        hear(new PharmacyNews.CancelAnswered(nia, order(first), true));
        assertThat(orderState(item(physician, first), true)).isEqualTo("REST_CALLED_BACK");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("DONE");
        approvedAt(world().pharmacies().id("9900002"));
        assertThat(canceled(order(first))).as("once").isEqualTo(1);

        hear(filled(order(first)));
        assertThat(orderState(item(physician, first), true)).isEqualTo("FILLED_ALL_THE_SAME");
        assertThat(item(physician, first).at("/row/state").asString())
                .as("filled again though it was called back")
                .isEqualTo("OPEN");
    }

    @Test
    void whatWasFilledAndHasNoRefillsIsLeftAsItIs() {
        var first = filledWith(0);
        approvedAt(pharmacy);
        assertThat(canceled(order(first))).isZero();
        assertThat(orderState(item(physician, first), true)).isEqualTo("FILLED");
        assertThat(line(first).get("pharmacyState").isNull()).isTrue();
    }

    @Test
    void whereThePharmacyDoesNotHearThatItsRefillsAreCalledBackSomebodyCallsIt() {
        var first = filledWith(3);
        approvedAt(pharmacy);
        var cancel = Rows.id("select cancel_id from refills.sent_order where order_id = ?", order(first));
        hear(new PharmacyNews.Failed(nia, new MessageId(cancel), order(first), null, "GAVE_UP"));
        assertThat(orderState(item(nurse, first), true)).isEqualTo("REST_NOT_CALLED_BACK");
        assertThat(item(nurse, first).at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(item(nurse, first).at("/refill/mayCall").asBoolean()).isTrue();

        Asking.called(nurse, item(nurse, first), false).is(200);

        assertThat(orderState(item(nurse, first), true)).isEqualTo("REST_CALLED_BACK");
        assertThat(item(nurse, first).at("/row/state").asString()).isEqualTo("DONE");
        assertThat(line(first).get("state").asString()).isEqualTo("READY");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REST_CALLED_BACK");
    }

    @Test
    void aPharmacyThatSaysNoToItIsShownToSomebodyAndThePatientKeepsWhatTheyWereGiven() {
        var first = filledWith(3);
        approvedAt(pharmacy);
        hear(new PharmacyNews.CancelAnswered(nia, order(first), false));
        assertThat(orderState(item(nurse, first), true)).isEqualTo("TOO_LATE");
        assertThat(item(nurse, first).at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(line(first).get("state").asString()).isEqualTo("READY");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REST_CALLED_BACK");
    }

    @Test
    void theRefillsOfWhatAChangeIsOfAreCalledBackByTelephoneWhereNothingCanBeSent() {
        var first = filledWith(3);
        var change = change(first);
        var paper = "\"words\":null,\"decision\":null";
        try (var off = world().pharmacies().off()) {
            called(change); // what it asked
            Asking.decide(physician, item(physician, change), "on-paper", paper).is(409, "refill.CALL_PHARMACY");
            called(change); // what it has
            assertThat(orderState(item(physician, first), true)).isEqualTo("REST_CALLED_BACK");
            Asking.decide(physician, item(physician, change), "on-paper", paper).is(200);
        }
        assertThat(line(first).get("state").asString()).isEqualTo("READY");
        assertThat(line(first).get("pharmacyState").asString()).isEqualTo("REST_CALLED_BACK");
        assertThat(canceled(order(first))).isZero();
    }

    private void called(UUID change) {
        Asking.called(physician, item(physician, change), false).is(200);
    }

    private UUID approvedAt(UUID where) {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", where);
        approveAt(id, where);
        return id;
    }

    private UUID filledWith(int refills) {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", silent);
        approve(item(physician, id), silent, refills);
        hear(filled(order(id)));
        assertThat(line(id).get("state").asString()).isEqualTo("READY");
        return id;
    }

    private void approveAt(UUID id, UUID where) {
        var item = item(physician, id);
        approve(item, where, item.at("/refill/proposal/refills").asInt());
    }

    private void approve(JsonNode item, UUID where, int refills) {
        var decision = item.at("/refill/proposal")
                .toString()
                .replaceAll("\"refills\":\\d+", "\"refills\":" + refills)
                .replaceAll("\"pharmacyId\":(null|\"[^\"]*\")", "\"pharmacyId\":\"" + where + "\"");
        Asking.decide(physician, item, "approve", "\"decision\":" + decision).is(200);
    }

    /** The pharmacy that has it asks for another medicine. */
    private UUID change(UUID refill) {
        assertThat(world().pharmacies()
                        .brings(new Brought("9900008", number, birthDate).change(order(refill), LOSARTAN)))
                .contains("<Code>010</Code>");
        return Rows.id("select id from refills.request where patient_id = ? and asks_change", nia.value());
    }

    private JsonNode line(UUID id) {
        return Asking.refill(patient, nia, id);
    }

    private String said(UUID message) {
        return world().pharmacies().said(nia, message);
    }

    private PharmacyNews.Filled filled(UUID order) {
        return new PharmacyNews.Filled(nia, order, PharmacyNews.Filled.How.DISPENSED);
    }

    private PharmacyNews.Confirmed confirmed(UUID order) {
        return new PharmacyNews.Confirmed(
                nia, new MessageId(message(order)), order, PharmacyNews.Confirmed.By.PHARMACY);
    }

    private static UUID order(UUID id) {
        return Rows.id("select order_id from refills.request where id = ?", id);
    }

    private static UUID message(UUID order) {
        return Rows.id("select message_id from refills.sent_order where order_id = ?", order);
    }

    private static long canceled(UUID order) {
        return Rows.number("select count(*) from pharmacy.outbox where order_id = ? and kind = 6", order);
    }

    /** Of the order that was decided last, or of another one. */
    private static String orderState(JsonNode item, boolean current) {
        for (var one : item.at("/refill/orders")) {
            if (one.get("current").asBoolean() == current) {
                return one.get("state").asString();
            }
        }
        throw new AssertionError("no such order");
    }

    private void hear(PharmacyNews news) {
        var grant = access.check(Actor.job(World.CLINIC, "test"), Act.TAKE_SCRIPT, Relation.NONE, nia);
        transaction.run(grant, () -> words.heard(grant, news));
    }
}
