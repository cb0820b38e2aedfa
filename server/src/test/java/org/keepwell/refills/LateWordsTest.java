package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
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

/** Orders that are called back, and what pharmacies say late; what they say is brought here by hand, in any order. */
@Proves("T20")
class LateWordsTest extends RefillScene {

    private static final String ASKED_FOR = "lisinopril 10 mg oral";

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private PharmacyWords words;

    @Test
    void whatMayHaveArrivedIsCalledBackBeforeAnotherIsSent() {
        var id = approvedAt(silent());
        var first = order(id);
        hear(failed(id, "GAVE_UP"));
        assertThat(line(id).get("state").asString()).isEqualTo("SENT");
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("FAILED");
        assertThat(line(id).get("decidedAt").isNull()).as("no decision stands").isTrue();

        approveAt(id, pharmacy);

        assertThat(canceled(first)).isEqualTo(1);
        assertThat(order(id)).isNotEqualTo(first);
        hear(new PharmacyNews.Filled(nia, first, PharmacyNews.Filled.How.DISPENSED));
        assertThat(orderState(item(physician, id), false)).isEqualTo("FILLED_ALL_THE_SAME");
        assertThat(item(physician, id).at("/row/state").asString())
                .as("two are out: a person has to know")
                .isEqualTo("OPEN");
        assertThat(line(id).get("state").asString()).isNotEqualTo("SENT");
    }

    @Test
    void whatThePharmacyRefusedIsNotCalledBack() {
        var id = approvedAt(silent());
        var first = order(id);
        hear(failed(id, "900"));

        approveAt(id, pharmacy);

        assertThat(canceled(first)).isZero();
        hear(new PharmacyNews.Confirmed(nia, new MessageId(message(first)), first, PharmacyNews.Confirmed.By.PHARMACY));
        assertThat(canceled(first)).as("it has it after all").isEqualTo(1);
    }

    @Test
    void whatIsDeniedOrTakenBackAfterItMayHaveArrivedIsCalledBackAndAFillChangesNothing() {
        var denied = approvedAt(silent());
        hear(failed(denied, "GAVE_UP"));
        Asking.decide(physician, item(physician, denied), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
        assertThat(canceled(order(denied))).isEqualTo(1);
        assertThat(item(physician, denied).at("/row/state").asString()).isEqualTo("DONE");

        hear(new PharmacyNews.Filled(nia, order(denied), PharmacyNews.Filled.How.DISPENSED));

        assertThat(line(denied).get("state").asString()).isEqualTo("DENIED");
        var again = item(nurse, denied);
        assertThat(again.at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(orderState(again, true)).isEqualTo("FILLED_ALL_THE_SAME");
        nurse.post(
                        "/api/queue/" + again.at("/row/id").asString() + "/close",
                        "{\"version\":" + again.at("/row/version").asInt() + ",\"reason\":\"HANDLED_OTHERWISE\"}")
                .is(200);

        var withdrawn = approvedAt(silent());
        hear(failed(withdrawn, "GAVE_UP"));
        patient.post(Asking.path(nia) + "/" + withdrawn + "/withdraw", "{}").is(204);
        assertThat(canceled(order(withdrawn))).isEqualTo(1);
        hear(new PharmacyNews.Filled(nia, order(withdrawn), PharmacyNews.Filled.How.DISPENSED));
        assertThat(line(withdrawn).get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatArrivedAfterAllFinishesTheItem() {
        var verified = approvedAt(silent());
        hear(failed(verified, "GAVE_UP"));
        assertThat(item(nurse, verified).at("/row/state").asString()).isEqualTo("OPEN");
        hear(new PharmacyNews.Confirmed(
                nia, new MessageId(message(order(verified))), order(verified), PharmacyNews.Confirmed.By.PHARMACY));
        assertThat(line(verified).get("state").asString()).isEqualTo("AT_PHARMACY");
        assertThat(item(nurse, verified).at("/row/state").asString()).isEqualTo("DONE");
        hear(new PharmacyNews.Filled(nia, order(verified), PharmacyNews.Filled.How.DISPENSED));
        assertThat(line(verified).get("state").asString()).isEqualTo("READY");

        var filled = approvedAt(silent());
        hear(failed(filled, "GAVE_UP"));
        hear(new PharmacyNews.Filled(nia, order(filled), PharmacyNews.Filled.How.DISPENSED));
        assertThat(line(filled).get("state").asString()).isEqualTo("READY");
        assertThat(item(nurse, filled).at("/row/state").asString()).isEqualTo("DONE");
    }

    @Test
    void aPartOfItOrAnotherPharmacyIsNotSaidToBeReady() {
        var id = approvedAt(silent());
        hear(new PharmacyNews.Filled(nia, order(id), PharmacyNews.Filled.How.PARTLY));
        assertThat(line(id).get("state").asString()).isEqualTo("AT_PHARMACY");
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("PARTLY");
        hear(new PharmacyNews.Filled(nia, order(id), PharmacyNews.Filled.How.TRANSFERRED));
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("TRANSFERRED");
        hear(new PharmacyNews.Confirmed(
                nia, new MessageId(message(order(id))), order(id), PharmacyNews.Confirmed.By.PHARMACY));
        assertThat(line(id).get("pharmacyState").asString()).as("late").isEqualTo("TRANSFERRED");
    }

    @Test
    void staffCallBackWhatIsOutAndSeeTheAnswerAsThePatientDoes() {
        var id = approvedAt(silent());
        var before = item(physician, id);
        assertThat(before.at("/refill/mayCallBack").asBoolean()).isTrue();
        var row = callBack(before).is(200).json().get("row");
        assertThat(row.get("version").asInt())
                .isGreaterThan(before.at("/row/version").asInt());
        assertThat(canceled(order(id))).isEqualTo(1);
        assertThat(steps(item(physician, id))).startsWith("CALLED_BACK");
        callBack(item(physician, id)).is(409, "refill.NOT_SENT");
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("CALLING_BACK");

        hear(new PharmacyNews.CancelAnswered(nia, order(id), true));

        assertThat(line(id).get("state").asString()).isEqualTo("SENT");
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("CALLED_BACK");
        var item = item(physician, id);
        assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(orderState(item, true)).isEqualTo("CALLED_BACK");
        hear(new PharmacyNews.Filled(nia, order(id), PharmacyNews.Filled.How.DISPENSED));
        assertThat(line(id).get("state").asString())
                .as("filled though it was called back")
                .isEqualTo("SENT");
        assertThat(orderState(item(physician, id), true)).isEqualTo("FILLED_ALL_THE_SAME");
        Asking.decide(
                        physician,
                        item(physician, id),
                        "deny",
                        "\"reason\":\"CHANGED_TREATMENT\",\"words\":\"Do not take it\"")
                .is(200);
        assertThat(canceled(order(id))).as("once").isEqualTo(1);
    }

    @Test
    void itWasTooLateOrDidNotGetThroughIsTold() {
        var id = approvedAt(silent());
        callBack(item(physician, id)).is(200);
        var cancel = Rows.id("select cancel_id from refills.sent_order where order_id = ?", order(id));
        // SCRIPT's outbox lets another go once the first has failed
        Rows.change("update pharmacy.outbox set state = 5 where id = ?", cancel);
        hear(new PharmacyNews.Failed(nia, new MessageId(cancel), order(id), null, "GAVE_UP"));
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("NOT_CALLED_BACK");
        assertThat(item(physician, id).at("/row/state").asString()).isEqualTo("OPEN");

        callBack(item(physician, id)).is(200);
        hear(new PharmacyNews.CancelAnswered(nia, order(id), false));

        assertThat(line(id).get("state").asString()).isEqualTo("APPROVED");
        assertThat(line(id).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
        assertThat(orderState(item(physician, id), true)).isEqualTo("TOO_LATE");
        assertThat(item(physician, id).at("/row/state").asString()).isEqualTo("OPEN");
    }

    /** It answers no message: nothing moves but what is heard here. */
    private UUID silent() {
        return world().pharmacies().id("9900008");
    }

    private UUID approvedAt(UUID where) {
        var id = Asking.asks(patient, nia, ASKED_FOR, where);
        approveAt(id, where);
        return id;
    }

    private void approveAt(UUID id, UUID where) {
        var item = item(physician, id);
        var decision = item.at("/refill/proposal")
                .toString()
                .replaceAll("\"pharmacyId\":(null|\"[^\"]*\")", "\"pharmacyId\":\"" + where + "\"");
        Asking.decide(physician, item, "approve", "\"decision\":" + decision).is(200);
    }

    private org.keepwell.testing.Answer callBack(JsonNode item) {
        return physician.post(
                "/api/queue/" + item.at("/row/id").asString() + "/refill/call-back",
                "{\"version\":" + item.at("/row/version").asInt() + "}");
    }

    private JsonNode line(UUID id) {
        return Asking.refill(patient, nia, id);
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

    private PharmacyNews.Failed failed(UUID id, String code) {
        return new PharmacyNews.Failed(nia, new MessageId(message(order(id))), order(id), null, code);
    }

    /** Of the order that was decided last, or of the other one. */
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
