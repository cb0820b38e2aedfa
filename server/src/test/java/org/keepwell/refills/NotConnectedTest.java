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
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The clinic's connection is off: what pharmacies have is called about by telephone, and nothing is stuck. */
@Proves("T20")
class NotConnectedTest extends RefillScene {

    private static final String DENY = "\"reason\":\"TOO_EARLY\",\"words\":null";

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private PharmacyWords words;

    @Test
    void aDenialWaitsForTheCallAndIsThenPossible() {
        var id = mayHaveArrived();
        try (var off = world().pharmacies().off()) {
            var item = item(nurse, id);
            assertThat(item.at("/refill/mayCall").asBoolean()).isTrue();
            assertThat(item.at("/refill/orders/0/pharmacy/phone").asString())
                    .as("whom to call")
                    .isNotEmpty();
            Asking.decide(nurse, item, "deny", DENY).is(409, "refill.CALL_PHARMACY");
            Asking.decide(physician, item, "needs-visit", "\"words\":null").is(409, "refill.CALL_PHARMACY");
            Asking.decide(physician, item, "on-paper", "\"words\":null,\"decision\":null")
                    .is(409, "refill.CALL_PHARMACY");
            Asking.approve(physician, item).is(409, "pharmacy.NOT_CONNECTED");
            assertThat(item(nurse, id).at("/refill/state").asString()).isEqualTo("SENT");

            called(world().as(world().fresh(org.keepwell.access.Role.NURSE)), item, false)
                    .is(404, "not.FOUND");
            called(nurse, item, false).is(200);
            called(nurse, item, false).is(409, "queue.CHANGED");

            var after = item(nurse, id);
            assertThat(steps(after)).startsWith("PHARMACY_CALLED");
            assertThat(after.at("/refill/orders/0/state").asString()).isEqualTo("CALLED_BACK");
            assertThat(after.at("/refill/mayCall").asBoolean()).isFalse();
            assertThat(after.at("/row/state").asString()).isEqualTo("OPEN");
            called(nurse, after, false).is(409, "refill.NO_CALL");
            Asking.decide(nurse, after, "deny", DENY).is(200);
        }
        assertThat(line(id).get("state").asString()).isEqualTo("DENIED");
        assertThat(canceled(id)).as("nothing was sent, and nothing says so").isZero();
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 159 and outcome = 1",
                        nia.value()))
                .isEqualTo(1);
    }

    @Test
    void eachOrderIsAnsweredByItselfAndNothingIsDecidedBeforeTheLast() {
        var id = twoMayHaveArrived();
        try (var off = world().pharmacies().off()) {
            var item = item(nurse, id);
            var last = item.at("/refill/orders/0");
            var before = item.at("/refill/orders/1");
            assertThat(last.get("toCall").asBoolean()).isTrue();
            assertThat(before.get("toCall").asBoolean()).isTrue();
            Asking.decide(nurse, item, "called", "\"orders\":[],\"answered\":false")
                    .is(409, "refill.NO_CALL");
            Asking.decide(nurse, item, "called", "\"orders\":[],\"answered\":true")
                    .is(409, "refill.NO_CALL");

            called(nurse, item, before, true).is(200);

            item = item(nurse, id);
            assertThat(item.at("/refill/orders/0/state").asString()).isEqualTo("OUT");
            assertThat(item.at("/refill/orders/1/state").asString()).isEqualTo("TOO_LATE");
            assertThat(item.at("/refill/orders/1/toCall").asBoolean()).isFalse();
            assertThat(item.at("/refill/mayCall").asBoolean()).isTrue();
            Asking.decide(nurse, item, "deny", DENY).is(409, "refill.CALL_PHARMACY");
            called(nurse, item, before, false).is(409, "refill.NO_CALL");

            called(nurse, item, last, false).is(200);

            item = item(nurse, id);
            assertThat(item.at("/refill/orders/0/state").asString()).isEqualTo("CALLED_BACK");
            assertThat(item.at("/refill/orders/1/state").asString()).isEqualTo("TOO_LATE");
            Asking.decide(nurse, item, "deny", DENY).is(200);
        }
    }

    @Test
    void whatWasTakenBackIsOverWhenTheLastIsAnsweredAndStaysWhereOneWasFilled() {
        var id = twoMayHaveArrived();
        try (var off = world().pharmacies().off()) {
            patient.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(204);
            var item = item(nurse, id);
            called(nurse, item, item.at("/refill/orders/0"), true).is(200);
            assertThat(line(id).get("pharmacyState").asString())
                    .as("another pharmacy may still have it")
                    .isEqualTo("NOT_CALLED_BACK");

            called(nurse, item(nurse, id), item.at("/refill/orders/1"), false).is(200);

            assertThat(line(id).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
            assertThat(item(nurse, id).at("/row/state").asString())
                    .as("the patient has to be told")
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void whatThePatientTakesBackIsWorkForStaffUntilTheyHaveCalled() {
        var id = mayHaveArrived();
        try (var off = world().pharmacies().off()) {
            patient.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(204);

            assertThat(line(id).get("state").asString()).isEqualTo("WITHDRAWN");
            assertThat(line(id).get("pharmacyState").asString()).isEqualTo("NOT_CALLED_BACK");
            var item = item(nurse, id);
            assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
            assertThat(item.at("/refill/orders/0/state").asString()).isEqualTo("NOT_CALLED_BACK");
            assertThat(item.at("/refill/mayCall").asBoolean()).isTrue();

            called(nurse, item, false).is(200);
            assertThat(item(nurse, id).at("/row/state").asString()).isEqualTo("DONE");
            assertThat(line(id).get("pharmacyState").asString()).isEqualTo("CALLED_BACK");
        }
        assertThat(line(id).get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whereNothingIsOutTakingBackEndsIt() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        try (var off = world().pharmacies().off()) {
            assertThat(item(nurse, id).at("/refill/mayCall").asBoolean()).isFalse();
            patient.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(204);
            assertThat(item(nurse, id).at("/row/state").asString()).isEqualTo("DONE");
            assertThat(line(id).get("pharmacyState").isNull()).isTrue();
        }
    }

    @Test
    void whatWasFilledBeforeTheCallStaysForWhoeverTellsThePatient() {
        var id = mayHaveArrived();
        try (var off = world().pharmacies().off()) {
            patient.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(204);
            called(nurse, item(nurse, id), true).is(200);

            var item = item(nurse, id);
            assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
            assertThat(item.at("/refill/orders/0/state").asString()).isEqualTo("TOO_LATE");
            assertThat(line(id).get("pharmacyState").asString()).isEqualTo("TOO_LATE");
        }
    }

    @Test
    void whatIsUnderWayIsCalledBackByTelephoneAndDecidedAgain() {
        var id = approved();
        try (var off = world().pharmacies().off()) {
            var item = item(nurse, id);
            nurse.post(
                            "/api/queue/" + item.at("/row/id").asString() + "/refill/call-back",
                            "{\"version\":" + item.at("/row/version").asInt() + "}")
                    .is(409, "refill.CALL_PHARMACY");
            called(nurse, item, false).is(200);
            var after = item(nurse, id);
            assertThat(after.at("/refill/state").asString()).isEqualTo("SENT");
            assertThat(after.at("/row/state").asString()).isEqualTo("OPEN");
            assertThat(line(id).get("pharmacyState").asString()).isEqualTo("CALLED_BACK");
        }
    }

    @Test
    void aPharmacyThatWaitsForAnAnswerIsCalledAndThenTheRequestIsDecided() {
        var first = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, first)).is(200);
        await("filled", () -> "READY".equals(line(first).get("state").asString()));
        var order = Rows.id("select order_id from refills.request where id = ?", first);
        assertThat(world().pharmacies().asksForRenewal(order)).isTrue();
        await("asked", () -> theirs("count(*)::text").equals("1"));
        var id = UUID.fromString(theirs("max(id::text)"));
        try (var off = world().pharmacies().off()) {
            var item = item(nurse, id);
            assertThat(item.at("/refill/mayCall").asBoolean()).isTrue();
            Asking.decide(physician, item, "deny", DENY).is(409, "refill.CALL_PHARMACY");
            called(nurse, item, false).is(200);
            Asking.decide(physician, item(physician, id), "deny", DENY).is(200);
        }
        assertThat(Rows.number("select count(*) from pharmacy.request where patient_id = ? and answered", nia.value()))
                .isEqualTo(1);
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ? and kind = 3", nia.value()))
                .isZero();
    }

    @Test
    void whatThePharmacyHasAfterAllIsWorkForWhoeverCallsIt() {
        var id = approved();
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        var message = new MessageId(Rows.id("select message_id from refills.request where id = ?", id));
        hear(new PharmacyNews.Failed(nia, message, order, null, "900"));
        try (var off = world().pharmacies().off()) {
            Asking.decide(nurse, item(nurse, id), "deny", DENY).is(200); // it was refused: nothing is out
            assertThat(item(nurse, id).at("/row/state").asString()).isEqualTo("DONE");

            hear(new PharmacyNews.Confirmed(nia, message, order, PharmacyNews.Confirmed.By.PHARMACY));

            var item = item(nurse, id);
            assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
            assertThat(item.at("/refill/orders/0/state").asString()).isEqualTo("NOT_CALLED_BACK");
            called(nurse, item, false).is(200);
            assertThat(item(nurse, id).at("/row/state").asString()).isEqualTo("DONE");
            assertThat(line(id).get("state").asString()).isEqualTo("DENIED");
        }
    }

    @Test
    void withAConnectionThereIsNothingToCallAbout() {
        var id = mayHaveArrived();
        assertThat(item(nurse, id).at("/refill/mayCall").asBoolean()).isFalse();
        called(nurse, item(nurse, id), false).is(409, "refill.NO_CALL");
        Asking.decide(nurse, item(nurse, id), "deny", DENY).is(200);
        assertThat(canceled(id)).isEqualTo(1);
    }

    private String theirs(String what) {
        return Rows.text(
                "select " + what + " from refills.request where patient_id = ? and renewal_id is not null",
                nia.value());
    }

    /** At a pharmacy that answers nothing. */
    private UUID approved() {
        var id = Asking.asks(
                patient, nia, "lisinopril 10 mg oral", world().pharmacies().id("9900008"));
        Asking.approve(physician, item(physician, id)).is(200);
        return id;
    }

    /** Given up, and so to be decided again; nobody knows whether it arrived. */
    private UUID mayHaveArrived() {
        var id = approved();
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        var message = new MessageId(Rows.id("select message_id from refills.request where id = ?", id));
        hear(new PharmacyNews.Failed(nia, message, order, null, "NOT_CONNECTED"));
        return id;
    }

    /** Decided a second time; the first could not be called back, and nobody knows whether the second arrived. */
    private UUID twoMayHaveArrived() {
        var id = mayHaveArrived();
        var first = Rows.id("select order_id from refills.request where id = ?", id);
        Asking.approve(physician, item(physician, id)).is(200);
        var cancel = Rows.id("select cancel_id from refills.sent_order where order_id = ?", first);
        hear(new PharmacyNews.Failed(nia, new MessageId(cancel), first, null, "GAVE_UP"));
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        var message = new MessageId(Rows.id("select message_id from refills.request where id = ?", id));
        hear(new PharmacyNews.Failed(nia, message, order, null, "GAVE_UP"));
        return id;
    }

    private void hear(PharmacyNews news) {
        var grant = access.check(Actor.job(World.CLINIC, "test"), Act.TAKE_SCRIPT, Relation.NONE, nia);
        transaction.run(grant, () -> words.heard(grant, news));
    }

    private static Answer called(Caller staff, JsonNode item, boolean filled) {
        return Asking.called(staff, item, filled);
    }

    private static Answer called(Caller staff, JsonNode item, JsonNode order, boolean filled) {
        var said = "{\"order\":\"" + order.get("id").asString() + "\",\"filled\":" + filled + "}";
        return Asking.decide(staff, item, "called", "\"orders\":[" + said + "],\"answered\":false");
    }

    private JsonNode line(UUID id) {
        return Asking.refill(patient, nia, id);
    }

    private static long canceled(UUID id) {
        return Rows.number(
                "select count(*) from pharmacy.outbox o join refills.request r on r.order_id = o.order_id"
                        + " where r.id = ? and o.kind = 6",
                id);
    }
}
