package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** Asking for medicines, deciding, sending to the sandbox over real HTTPS, and what comes back. */
@Proves({"T01", "T20"})
class RefillStoryTest extends HttpTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String SIGNER = "select signed_by from refills.protocol_signature"
            + " where tenant_id = 1 and protocol_id = 'blood-pressure-kidney' and withdrawn_at is null";
    private static final String SIGN = "update refills.protocol_signature set signed_by = ?"
            + " where tenant_id = 1 and protocol_id = 'blood-pressure-kidney' and withdrawn_at is null";

    private PatientId nia;
    private Person niaHerself;
    private Caller patient;
    private Caller nurse;
    private Caller physician;
    private Person physicianHerself;
    private UUID pharmacy;

    @BeforeEach
    void aPatientOfHerOwn() {
        world().staffTheBoards();
        int number = NUMBER.incrementAndGet();
        nia = world().somebody(
                        "RF-" + number,
                        "1970-01-" + String.format(Locale.ROOT, "%02d", number % 28 + 1),
                        Asking.record());
        niaHerself = world().fresh(Role.PATIENT);
        world().relate(niaHerself, nia, Relation.SELF);
        patient = world().as(niaHerself);
        nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        physicianHerself = world().onBoard(Role.PHYSICIAN, UsualBoards.NURSES);
        Asking.signProtocols(world().as(physicianHerself), physicianHerself, clock());
        physician = world().as(physicianHerself); // a session of her own, in which no code counts
        pharmacy = world().pharmacies().id("9900001");
    }

    @Test
    void askedApprovedSentConfirmedAndReady() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("SENT");

        var item = item(physician, id);
        assertThat(item.get("thread").isNull()).isTrue();
        assertThat(item.at("/row/kind").asString()).isEqualTo("REFILL");
        assertThat(item.at("/row/title").asString()).isEqualTo("lisinopril 10 MG Oral Tablet");
        var refill = item.get("refill");
        assertThat(refill.get("note").asString()).isEqualTo("I travel on Friday");
        assertThat(refill.get("early").asBoolean()).isFalse(); // 25 of 30 days
        assertThat(refill.at("/facts/repeatsLeft").asInt()).isEqualTo(3);
        assertThat(refill.at("/proposal/quantity").asString()).isEqualTo("30");
        assertThat(refill.at("/proposal/unit").asString()).isEqualTo("TABLET");
        assertThat(refill.at("/protocol/allowed").asBoolean()).isTrue();
        assertThat(refill.get("mayApprove").asBoolean()).isTrue();

        var row = Asking.approve(physician, item).is(200).json().get("row");
        assertThat(row.get("state").asString()).isEqualTo("DONE");
        assertThat(Rows.number(
                        "select count(*) from pharmacy.outbox o join refills.request r on r.message_id = o.id where r.id = ?",
                        id))
                .isEqualTo(1);
        var seen = Asking.refill(patient, nia, id);
        assertThat(seen.get("handOver").asString()).isEqualTo("SCRIPT");
        assertThat(seen.get("mayWithdraw").asBoolean()).isFalse();

        await(
                "filled",
                () -> "READY"
                        .equals(Asking.refill(patient, nia, id).get("state").asString()));
        assertThat(item(physician, id).at("/refill/pharmacyState").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void whoeverChangesItSendsSomethingElseAndItSaysSo() {
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        var item = item(physician, id);
        var changed = item.at("/refill/proposal").toString().replace("\"refills\":3", "\"refills\":1");
        Asking.decide(physician, item, "approve", "\"decision\":" + changed).is(200);

        assertThat(Rows.number("select hand_over from refills.request where id = ?", id))
                .isEqualTo(1);
        assertThat(Rows.number("select count(*) from refills.request where id = ? and state in (4, 5, 6)", id))
                .isEqualTo(1);
    }

    @Test
    void twoWhoDecideAtOnceSendOnePrescription() throws Exception {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        var item = item(physician, id);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Answer> yes = () -> Asking.approve(physician, item);
            Callable<Answer> no =
                    () -> Asking.decide(physician, item, "deny", "\"reason\":\"TOO_EARLY\",\"words\":null");
            var first = both.submit(yes);
            var second = both.submit(no);
            var outcomes = java.util.stream.Stream.of(first.get(), second.get())
                    .map(Answer::outcome)
                    .sorted()
                    .toList();
            assertThat(outcomes.getFirst()).isEqualTo("200");
            assertThat(outcomes.getLast()).isIn("409 refill.DECIDED", "409 queue.CHANGED");
        }
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ? and kind = 1", nia.value()))
                .isEqualTo(Rows.number("select count(*) from refills.request where id = ? and state in (3, 5, 6)", id));
    }

    @Test
    void aSecondOneWhoAsksJoinsAndTheSameTapIsTheSameRequest() {
        var key = UUID.randomUUID();
        var medicine = UUID.fromString(
                Asking.choice(patient, nia, "lisinopril 10 mg oral").get("id").asString());
        var first =
                Asking.ask(patient, nia, medicine, pharmacy, key).is(201).json().at("/refills/0");
        var again =
                Asking.ask(patient, nia, medicine, pharmacy, key).is(201).json().at("/refills/0");
        assertThat(again).isEqualTo(first);
        assertThat(first.get("joined").asBoolean()).isFalse();

        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var other = world().as(proxy)
                .post(
                        Asking.path(nia),
                        "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"medicines\":[\"" + medicine
                                + "\"],\"pharmacyId\":\"" + pharmacy + "\",\"note\":\"For my mother\"}")
                .is(201)
                .json()
                .at("/refills/0");
        assertThat(other.get("joined").asBoolean()).isTrue();
        assertThat(other.get("id")).isEqualTo(first.get("id"));
        assertThat(item(nurse, UUID.fromString(first.get("id").asString()))
                        .at("/refill/note")
                        .asString())
                .contains("I travel on Friday", "For my mother");
        assertThat(Rows.number("select count(*) from worklists.item where patient_id = ? and kind = 2", nia.value()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotToBeAskedForIsRefusedWithTheReason() {
        var bens = Rows.id(
                "select id from records.resource where patient_id = ? and category = 16 limit 1",
                world().ben().value());
        var stopped = Rows.id(
                "select id from records.resource where patient_id = ? and category = 16 and shelf = 7 and state = 2",
                nia.value());
        var medicine = UUID.fromString(
                Asking.choice(patient, nia, "lisinopril 10 mg oral").get("id").asString());
        var key = UUID.randomUUID();
        Asking.ask(patient, nia, bens, pharmacy, key).is(422, "refill.NO_SUCH_MEDICINE");
        Asking.ask(patient, nia, UUID.randomUUID(), pharmacy, key).is(422, "refill.NO_SUCH_MEDICINE");
        Asking.ask(patient, nia, stopped, pharmacy, key).is(409, "refill.STOPPED");
        Asking.ask(patient, nia, medicine, UUID.randomUUID(), key).is(422, "refill.NO_SUCH_PHARMACY");
        Asking.ask(patient, nia, medicine, world().pharmacies().id("9900013"), key)
                .is(409, "pharmacy.CLOSED");
        patient.post(Asking.path(world().ben()), "{}").is(404, "not.FOUND");
        assertThat(Rows.number("select count(*) from refills.request where patient_id = ?", nia.value()))
                .isZero();
    }

    @Test
    void aControlledOneIsAPrescribersAndGoesOnPaperOnly() {
        var id = Asking.asks(patient, nia, "oxycodone", pharmacy);
        var forNurse = item(nurse, id);
        assertThat(forNurse.at("/refill/controlled").asBoolean()).isTrue();
        assertThat(forNurse.at("/refill/whyNot").asString()).isEqualTo("PRESCRIBER_ONLY");
        Asking.approve(nurse, forNurse).is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(nurse, forNurse, "on-paper", "\"words\":null").is(403, "refill.PRESCRIBER_ONLY");
        var item = item(physician, id);
        assertThat(item.at("/refill/whyNot").asString()).isEqualTo("CONTROLLED");
        Asking.approve(physician, item).is(409, "refill.CONTROLLED");
        assertThat(batch(physician, item).at("/left/0/code").asString()).isEqualTo("refill.CONTROLLED");

        Asking.decide(physician, item, "on-paper", "\"words\":\"Fetch it at the desk\"")
                .is(403, "session.STEP_UP");
        var stepped = Asking.steppedUp(physician, physicianHerself, clock());
        Asking.decide(stepped, item, "on-paper", "\"words\":\"Fetch it at the desk\"")
                .is(200);

        var seen = Asking.refill(patient, nia, id);
        assertThat(seen.get("state").asString()).isEqualTo("APPROVED");
        assertThat(seen.get("handOver").asString()).isEqualTo("PAPER");
        assertThat(seen.get("words").asString()).isEqualTo("Fetch it at the desk");
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ?", nia.value()))
                .isZero();
    }

    @Test
    void aNurseRenewsWhatAProtocolAllowsInAPhysiciansNameAndNothingElse() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        var item = item(nurse, id);
        assertThat(item.at("/refill/mayApprove").asBoolean()).isTrue();
        assertThat(item.at("/refill/facts/laboratory")).hasSize(2);
        var another = item.at("/refill/proposal").toString().replace("\"quantity\":\"30\"", "\"quantity\":\"60\"");
        Asking.decide(nurse, item, "approve", "\"decision\":" + another).is(409, "refill.PROTOCOL");
        var signer = Rows.id(SIGNER);
        Rows.change(SIGN, UUID.randomUUID());
        Asking.approve(nurse, item).is(409, "refill.NO_PRESCRIBER"); // who signed it is not there any more
        Rows.change(SIGN, signer);
        assertThat(batch(nurse, item).get("approved")).hasSize(1);
        assertThat(batch(nurse, item).at("/left/0/code").asString()).isEqualTo("refill.DECIDED");

        var labelled = Asking.asks(patient, nia, "norethindrone", pharmacy);
        var none = item(nurse, labelled);
        assertThat(none.at("/refill/protocol").isNull()).isTrue();
        Asking.approve(nurse, none).is(403, "refill.PRESCRIBER_ONLY");
    }

    @Test
    void whoStandsInLearnsNothingOfARequestForAMedicineThatIsHidden() {
        var id = Asking.asks(patient, nia, "norethindrone", pharmacy);
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var theirs = world().as(proxy);
        assertThat(theirs.get(Asking.path(nia)).is(200).text()).doesNotContain(id.toString());
        theirs.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(404, "not.FOUND");
        Asking.approve(physician, item(physician, id)).is(200);
    }

    @Test
    void itIsTakenBackBeforeAndNotAfterADecision() {
        var first = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        var item = item(physician, first);
        physician
                .post(
                        "/api/queue/" + item.at("/row/id").asString() + "/close",
                        "{\"version\":1,\"reason\":\"DUPLICATE\"}")
                .is(409, "refill.UNDECIDED");
        patient.post(Asking.path(nia) + "/" + first + "/withdraw", "{}").is(204);
        Asking.approve(physician, item).is(409, "refill.DECIDED");
        assertThat(item(physician, first).at("/row/state").asString()).isEqualTo("DONE");

        var second = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(second).isNotEqualTo(first);
        Asking.decide(physician, item(physician, second), "deny", "\"reason\":\"SEE_US_FIRST\",\"words\":\"Call us\"")
                .is(200);
        patient.post(Asking.path(nia) + "/" + second + "/withdraw", "{}").is(409, "refill.DECIDED");
        var seen = Asking.refill(patient, nia, second);
        assertThat(seen.get("reason").asString()).isEqualTo("SEE_US_FIRST");
        assertThat(seen.get("words").asString()).isEqualTo("Call us");
    }

    @Test
    void aVisitFirstLeavesItOpenAndItIsApprovedAfter() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.decide(physician, item(physician, id), "needs-visit", "\"words\":\"Please come in\"")
                .is(200);
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("NEEDS_VISIT");
        assertThat(Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy)).isEqualTo(id);

        Asking.approve(physician, item(physician, id)).is(200);
    }

    @Test
    void whatThePharmacyRefusesComesBackToBeDecidedAgain() {
        var refusing = world().pharmacies().id("9900011");
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", refusing);
        Asking.approve(physician, item(physician, id)).is(200);
        await(
                "refused",
                () -> item(physician, id)
                        .at("/refill/pharmacyState")
                        .asString("")
                        .equals("FAILED"));
        var item = item(physician, id);
        assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(item.at("/refill/state").asString()).isEqualTo("SENT");

        var elsewhere = item.at("/refill/proposal").toString().replace(refusing.toString(), pharmacy.toString());
        Asking.decide(physician, item, "approve", "\"decision\":" + elsewhere).is(200);
        await(
                "filled",
                () -> "READY"
                        .equals(Asking.refill(patient, nia, id).get("state").asString()));
    }

    @Test
    void aPharmacyAsksForMoreAndIsAnswered() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, id)).is(200);
        await(
                "filled",
                () -> "READY"
                        .equals(Asking.refill(patient, nia, id).get("state").asString()));
        var order = Rows.id("select order_id from refills.request where id = ?", id);

        assertThat(world().pharmacies().asksForRenewal(order)).isTrue();
        await(
                "asked",
                () -> Rows.number("select count(*) from refills.request where patient_id = ?", nia.value()) == 2);

        var theirs =
                Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());
        var item = item(physician, theirs);
        assertThat(item.at("/refill/fromPharmacy").asBoolean()).isTrue();
        assertThat(item.at("/refill/askedBy").asString()).contains("Lantern");
        assertThat(Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy))
                .as("the patient joins")
                .isEqualTo(theirs);
        Asking.approve(physician, item(physician, theirs)).is(200);
        assertThat(Rows.number("select count(*) from pharmacy.request where patient_id = ? and answered", nia.value()))
                .isEqualTo(1);
        await("confirmed", () -> Rows.number("select state from refills.request where id = ?", theirs) >= 5);
    }

    @Test
    void pharmaciesAreFoundNearATownAndOneIsKept() {
        var path = "/api/patients/" + nia.value() + "/pharmacies";
        var near = patient.post(path + "/search", "{\"words\":null,\"near\":\"Norbury, MA\",\"openNow\":false}")
                .is(200)
                .json()
                .get("items");
        assertThat(near.get(0).get("city").asString()).isEqualTo("Norbury");
        assertThat(near.get(0).get("miles").asDouble()).isLessThan(5);
        assertThat(near.toString())
                .as("closed for good")
                .doesNotContain(world().pharmacies().id("9900013").toString());
        patient.send("PUT", path + "/favourite", "{\"pharmacyId\":\"" + pharmacy + "\"}")
                .is(204);
        patient.send("PUT", path + "/favourite", "{\"pharmacyId\":\"" + UUID.randomUUID() + "\"}")
                .is(422, "refill.NO_SUCH_PHARMACY");
        assertThat(patient.get(Asking.path(nia) + "/choices")
                        .is(200)
                        .json()
                        .at("/favourite/id")
                        .asString())
                .isEqualTo(pharmacy.toString());
    }

    @Test
    void theDatabaseHoldsNoNameOfAMedicineInClear() {
        Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(Rows.text("select string_agg(r::text, ' ') from refills.request r where patient_id = ?", nia.value())
                        .toLowerCase(Locale.ROOT))
                .doesNotContain("lisinopril")
                .doesNotContain("travel")
                .doesNotContain(java.util.HexFormat.of()
                        .formatHex("lisinopril".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static JsonNode batch(Caller staff, JsonNode item) {
        var row = item.get("row");
        return staff.post(
                        "/api/queue/refills/approve",
                        "{\"items\":[{\"id\":\"" + row.get("id").asString() + "\",\"version\":"
                                + row.get("version").asInt() + "}]}")
                .is(200)
                .json();
    }

    private static JsonNode item(Caller staff, UUID request) {
        var id = Rows.id("select id from worklists.item where subject_id = ?", request);
        return staff.get("/api/queue/" + id).is(200).json();
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited for: " + what + "; the outbox: "
                        + Rows.text("select string_agg(concat_ws(' ', kind, state, tries, error, next_try_at - now()),"
                                + " '; ' order by queued_at) from pharmacy.outbox"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
