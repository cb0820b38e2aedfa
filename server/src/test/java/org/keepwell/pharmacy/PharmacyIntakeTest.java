package org.keepwell.pharmacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.testing.Proves;

/** What comes to the door: once each, only from whom it should, and only to whom it belongs. */
@Proves({"T01", "T20", "T30"})
class PharmacyIntakeTest extends IntakeScene {

    private static final int RUNNERS = 64;

    PharmacyIntakeTest() {
        super("pharmacy_intake_test");
    }

    @Test
    void sixtyFourAtOnceTakeItOnceAndAllGetTheSameAnswer() throws Exception {
        var order = sent();
        var fill = fill(fresh(), order);
        var answers = new ArrayList<Future<byte[]>>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < RUNNERS; n++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return accepted(fill);
                }));
            }
            start.countDown();
        }

        assertThat(world.words(order)).containsExactly("NETWORK", "DISPENSED");
        var first = answers.getFirst().get();
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(Script.read(first).kind()).isEqualTo(Kind.STATUS);
    }

    @Test
    void whatComesLateIsTakenAndMovesNothingBackwards() throws IOException {
        var order = sent();
        var grant = world.grant(world.ana);
        var message = world.bean(SealedTransaction.class)
                .in(grant, () -> world.bean(Outbox.class).sent(grant, order).orElseThrow())
                .message();

        assertThat(status(fill(fresh(), order))).isEqualTo("010");
        assertThat(world.state(message)).isEqualTo("4 -");
        assertThat(status(message(Kind.VERIFY, fresh(), message.text(), null))).isEqualTo("010");
        assertThat(status(message(Kind.STATUS, fresh(), message.text(), null))).isEqualTo("010");

        assertThat(world.state(message)).isEqualTo("4 -");
        assertThat(world.words(order)).containsExactly("NETWORK", "DISPENSED");
    }

    @Test
    void anErrorAfterThePharmacyConfirmedTakesNothingBack() throws IOException {
        var order = sent();
        var grant = world.grant(world.ana);
        var message = world.bean(SealedTransaction.class)
                .in(grant, () -> world.bean(Outbox.class).sent(grant, order).orElseThrow())
                .message();
        assertThat(status(message(Kind.VERIFY, fresh(), message.text(), null))).isEqualTo("010");

        assertThat(status(message(Kind.ERROR, fresh(), message.text(), null))).isEqualTo("010");

        assertThat(world.state(message)).isEqualTo("4 -");
        assertThat(world.words(order)).containsExactly("NETWORK", "PHARMACY");
    }

    @Test
    void anotherMessageUnderAUsedNumberIsRefusedInTheLogAndRaisesAnAlert() throws IOException {
        var order = sent();
        var id = fresh();
        world.bring(fill(id, order));
        long before = forged();

        var answer = Script.read(
                world.bring(fill(id, order, "NotDispensed", "1984-03-14")).body());

        assertThat(answer.kind()).isEqualTo(Kind.ERROR);
        assertThat(answer.content().textAt("Description")).isEqualTo("MESSAGE_ID_USED_FOR_ANOTHER_MESSAGE");
        assertThat(world.words(order)).doesNotContain("NOT_DISPENSED");
        assertThat(forged()).isEqualTo(before + 1);
        assertThat(world.bean(Connections.class).alerts(world.connection()))
                .anyMatch(alert -> alert.words().contains("one number"));
    }

    @Test
    void withoutAGoodSignatureOfNowNothingIsRead() throws IOException {
        var order = sent();
        var body = fill(fresh(), order);
        var now = world.bean(Clock.class).instant();
        var good = Signature.of(world.sandboxKeys, now, body, null);
        long before = forged();
        var bad = new ArrayList<@Nullable String>();
        bad.add(null);
        bad.add("v1");
        bad.add(Signature.of(world.sandboxKeys, now.minus(Duration.ofMinutes(6)), body, null));
        bad.add(Signature.of(world.sandboxKeys, now.plus(Duration.ofMinutes(6)), body, null));
        bad.add(Signature.of(world.sandboxKeys, now, fill(fresh(), order), null));
        bad.add(Signature.of(world.bean(OwnIdentity.class).identity(), now, body, null)); // our own key
        bad.add(good.substring(0, good.length() - 4) + "AAAA");
        for (var signature : bad) {
            assertThat(world.bring(body, signature).status()).isEqualTo(401);
        }

        assertThat(world.words(order)).containsExactly("NETWORK");
        assertThat(forged()).isEqualTo(before + bad.size());
        assertThat(world.bring(body, good).status()).isEqualTo(200);
    }

    @Test
    void whatBreaksTheShapeIsAnsweredWithTheRuleAndWhatIsNoMessageWithNothing() throws IOException {
        var broken = new String(fill(fresh(), sent()), UTF_8).replace("<Gender>F", "<Gender>X");

        var answer = Script.read(world.bring(broken.getBytes(UTF_8)).body());
        assertThat(answer.kind()).isEqualTo(Kind.ERROR);
        assertThat(answer.content().textAt("Description"))
                .isEqualTo("BAD_FORMAT /Message/Body/RxFill/Patient/HumanPatient/Gender");
        assertThat(world.bring("<html/>".getBytes(UTF_8)).status()).isEqualTo(400);
        assertThat(world.bring("<!DOCTYPE x []><x/>".getBytes(UTF_8)).status()).isEqualTo(400);
    }

    @Test
    void whatIsSaidToAPharmacyOrToAnotherPartyIsRefused() throws IOException {
        var prescription = message(Kind.NEW_RX, fresh(), null, null);
        assertThat(error(prescription)).isEqualTo("NOT_FOR_A_PRESCRIBER");
        var elsewhere = new String(message(Kind.RENEWAL_REQUEST, fresh(), null, null), UTF_8)
                .replace("<To>CLINIC<", "<To>SOMEBODY<");
        assertThat(error(elsewhere.getBytes(UTF_8))).isEqualTo("NOT_FOR_THIS_PARTY");
    }

    @Test
    void aRecordNumberThatTheConnectionIsBelievedForLeadsToThePatientIfTheBirthDateIsTheCharts() throws IOException {
        int before = heard();
        long held = quarantined("OTHER_PATIENT");

        assertThat(status(numbered(fresh(), "8", "1984-03-14", null)))
                .as("Ben's number beside Ana's name and birth date")
                .isEqualTo("000");
        assertThat(quarantined("OTHER_PATIENT")).isEqualTo(held + 1);
        assertThat(heard()).isEqualTo(before);

        assertThat(status(numbered(fresh(), "8", "1990-07-02", null))).isEqualTo("010");
        assertThat(heard()).isEqualTo(before + 1);
        assertThat(world.bean(PharmacyWorld.Heard.class).all().getLast().patient())
                .as("by the number and the birth date; a name never counts")
                .isEqualTo(world.ben);
    }

    @Test
    void anOrderOfOneAndARecordNumberOfAnotherIsHeld() throws IOException {
        long held = quarantined("TWO_PATIENTS");
        int before = heard();

        assertThat(status(numbered(fresh(), "8", "1984-03-14", sent()))).isEqualTo("000");

        assertThat(quarantined("TWO_PATIENTS")).isEqualTo(held + 1);
        assertThat(heard()).as("but for the order itself").isEqualTo(before + 1);
    }

    @Test
    void anOrderThatWeNeverSentIsHeldThoughTheRecordNumberIsKnown() throws IOException {
        long held = quarantined("UNKNOWN_ORDER");
        assertThat(status(numbered(fresh(), "7", "1984-03-14", UUID.randomUUID())))
                .isEqualTo("000");
        assertThat(quarantined("UNKNOWN_ORDER")).isEqualTo(held + 1);
    }

    @Test
    void twoPharmaciesMayUseTheSameNumber() throws IOException {
        var order = sent();
        var id = fresh();
        assertThat(status(fill(id, order))).isEqualTo("010");
        var other = new String(fill(id, order, "PartiallyDispensed", "1984-03-14"), UTF_8)
                .replace("<From>9900001<", "<From>9900002<")
                .getBytes(UTF_8);

        assertThat(status(other)).isEqualTo("010");
        assertThat(status(other)).as("again").isEqualTo("010");
        assertThat(world.words(order)).containsExactly("NETWORK", "DISPENSED", "PARTLY");
    }

    @Test
    void anOrderOfOneAndABirthDateOfAnotherIsHeldAndSoAreTwoPatientsInOne() throws IOException {
        var anas = sent();
        long others = quarantined("OTHER_PATIENT");
        long two = quarantined("TWO_PATIENTS");
        assertThat(status(fill(fresh(), anas, "Dispensed", "1990-07-02"))).isEqualTo("000");
        assertThat(quarantined("OTHER_PATIENT")).isEqualTo(others + 1);

        var bens = PharmacyWorld.order();
        var bensMessage = world.send(world.ben, bens, "9900001");
        var both = message(Kind.VERIFY, fresh(), bensMessage.text(), MessageId.text(anas));
        assertThat(status(both)).isEqualTo("000");
        assertThat(quarantined("TWO_PATIENTS")).isEqualTo(two + 1);
        assertThat(world.words(bens.id())).isEmpty();
    }

    @Test
    void aRequestForAControlledSubstanceIsToldAsOneAndMayOnlyBeDenied() throws IOException {
        var body = new String(message(Kind.RENEWAL_REQUEST, fresh(), null, MessageId.text(sent())), UTF_8)
                .replace("</DrugCoded>", "<DEASchedule><Code>C48675</Code></DEASchedule></DrugCoded>");
        assertThat(status(body.getBytes(UTF_8))).isEqualTo("010");
        var asked = (PharmacyNews.RenewalAsked)
                world.bean(PharmacyWorld.Heard.class).all().getLast();
        assertThat(asked.controlled()).isTrue();
        var grant = world.grant(world.ana);
        var port = world.bean(PharmacyPort.class);
        var transaction = world.bean(SealedTransaction.class);

        assertThatExceptionOfType(ControlledSubstance.class)
                .isThrownBy(() -> transaction.run(
                        grant,
                        () -> port.renewalResponse(
                                grant, asked.request(), Answer.APPROVED, null, null, PharmacyWorld.order())));
        var denied = transaction.in(
                grant,
                () -> port.renewalResponse(
                        grant, asked.request(), Answer.DENIED, DenialReason.NEEDS_VISIT, null, null));
        assertThat(world.state(denied)).isEqualTo("1 -");
    }

    @Test
    void rowsAreOfTheOnePatientWithMedicinesAndOfTheProgram() throws IOException {
        sent();
        assertThat(status(message(Kind.RENEWAL_REQUEST, fresh(), null, MessageId.text(sent()))))
                .isEqualTo("010");
        var access = world.bean(Access.class);
        var nurse = Actor.account(PharmacyWorld.TENANT, new AccountId(new UUID(0, 7)), Role.NURSE, new UUID(0, 8));
        var desk = Actor.account(PharmacyWorld.TENANT, new AccountId(new UUID(0, 7)), Role.FRONT_DESK, new UUID(0, 8));
        var care = access.check(nurse, Act.READ_MEDICINES, Relation.CARE_TEAM, world.ana);
        var other = access.check(nurse, Act.READ_MEDICINES, Relation.CARE_TEAM, world.ben);
        var front = access.check(desk, Act.READ_ASSIGNMENTS, Relation.NONE, world.ana);
        var transaction = world.bean(SealedTransaction.class);
        for (var table : List.of("outbox", "request")) {
            assertThat(transaction.in(care, () -> count(table, ""))).as(table).isPositive();
            assertThat(transaction.in(care, () -> count(table, " where patient_id <> '" + world.ana.value() + "'")))
                    .isZero();
            assertThat(transaction.in(other, () -> count(table, " where patient_id = '" + world.ana.value() + "'")))
                    .isZero();
            assertThat(transaction.in(front, () -> count(table, ""))).isZero();
        }
        for (var table : List.of("inbox", "quarantine")) {
            assertThat(transaction.in(care, () -> count(table, ""))).as(table).isZero();
        }
        for (var table : List.of("outbox", "request", "inbox", "quarantine")) {
            assertThat(count(table, "")).as(table + " without a context").isZero();
        }
    }
}
