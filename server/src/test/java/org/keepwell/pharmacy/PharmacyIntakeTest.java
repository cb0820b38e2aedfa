package org.keepwell.pharmacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptSamples;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.testing.Proves;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes to the door: once each, only from whom it should, and only to whom it belongs. */
@Tag("database")
@Proves({"T01", "T20", "T30"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PharmacyIntakeTest {

    private static final int RUNNERS = 64;

    private PharmacyWorld world;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new PharmacyWorld("pharmacy_intake_test", folder);
    }

    @AfterAll
    void close() {
        // but for those that this test makes itself, to see that the rows are kept apart without them
        assertThat(world.statements().broken()).allMatch(line -> line.contains("select count(*) from pharmacy."));
        world.close();
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
        assertThat(world.bean(Connections.class).alertOf(world.connection())).contains("one number");
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
    void anUnknownOrderWaitsInQuarantineAndIsPlacedWhenTheOrderIsKnown() throws IOException {
        var order = PharmacyWorld.order();
        assertThat(status(fill(fresh(), order.id()))).isEqualTo("000");
        assertThat(quarantined("UNKNOWN_ORDER")).isOne();
        assertThat(world.words(order.id())).isEmpty();
        assertThat(world.bean(HeldMessages.class).placeKnown(world.connection()))
                .isZero();

        world.send(world.ana, order, "9900001");
        assertThat(world.bean(HeldMessages.class).placeKnown(world.connection()))
                .isOne();

        assertThat(world.words(order.id())).containsExactly("DISPENSED");
        assertThat(quarantined("UNKNOWN_ORDER")).isZero();
    }

    @Test
    void aRequestAboutNobodyWeKnowWaitsForAPersonWhoSaysWhoseItIs() throws IOException {
        assertThat(status(message(Kind.RENEWAL_REQUEST, fresh(), null, null))).isEqualTo("000");
        var held = world.bean(HeldMessages.class).list(PharmacyWorld.TENANT).getLast();
        assertThat(held.why()).isEqualTo(Quarantine.Why.UNKNOWN_PATIENT);
        int before = world.bean(PharmacyWorld.Heard.class).all().size();

        assertThat(world.bean(HeldMessages.class).place(PharmacyWorld.TENANT, held.id(), null))
                .isFalse();
        assertThat(world.bean(HeldMessages.class).place(PharmacyWorld.TENANT, held.id(), world.ana))
                .isTrue();
        assertThat(world.bean(HeldMessages.class).place(PharmacyWorld.TENANT, held.id(), world.ana))
                .as("once")
                .isFalse();

        assertThat(world.bean(PharmacyWorld.Heard.class).all().subList(before, before + 1))
                .singleElement()
                .isInstanceOf(PharmacyNews.RenewalAsked.class);
    }

    @Test
    void aRecordNumberThatTheConnectionIsBelievedForLeadsToThePatientAndANameNever() throws IOException {
        int before = world.bean(PharmacyWorld.Heard.class).all().size();
        var numbered = new String(message(Kind.RENEWAL_REQUEST, fresh(), null, null), UTF_8)
                .replace(
                        "<HumanPatient>",
                        "<HumanPatient><Identification><MedicalRecordIdentificationNumberEHR>8"
                                + "</MedicalRecordIdentificationNumberEHR></Identification>");

        assertThat(status(numbered.getBytes(UTF_8))).isEqualTo("010");

        var news = world.bean(PharmacyWorld.Heard.class).all();
        assertThat(news).hasSize(before + 1);
        assertThat(news.getLast().patient())
                .as("Ben's number beside Ana's name")
                .isEqualTo(world.ben);
    }

    @Test
    void anOrderOfOneAndABirthDateOfAnotherIsHeldAndSoAreTwoPatientsInOne() throws IOException {
        var anas = sent();
        assertThat(status(fill(fresh(), anas, "Dispensed", "1990-07-02"))).isEqualTo("000");
        assertThat(quarantined("OTHER_PATIENT")).isOne();

        var bens = PharmacyWorld.order();
        var bensMessage = world.send(world.ben, bens, "9900001");
        var both = message(Kind.VERIFY, fresh(), bensMessage.text(), MessageId.text(anas));
        assertThat(status(both)).isEqualTo("000");
        assertThat(quarantined("TWO_PATIENTS")).isOne();
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

    /** An order of Ana's that the network has. */
    private UUID sent() {
        var order = PharmacyWorld.order();
        var row = world.send(world.ana, order, "9900001");
        world.one("update pharmacy.outbox set state = 3 where id = '" + row.value() + "' returning 1");
        var grant = world.grant(world.ana);
        world.bean(SealedTransaction.class)
                .run(
                        grant,
                        () -> world.bean(Taking.class)
                                .confirmed(
                                        grant,
                                        world.bean(Outbox.class)
                                                .sent(grant, order.id())
                                                .orElseThrow(),
                                        PharmacyNews.Confirmed.By.NETWORK));
        return order.id();
    }

    private static byte[] fill(String id, UUID order) {
        return fill(id, order, "Dispensed", "1984-03-14");
    }

    private static byte[] fill(String id, UUID order, String status, String birthDate) {
        return new String(message(Kind.FILL, id, null, MessageId.text(order)), UTF_8)
                .replace("<Dispensed/>", "<" + status + "/>")
                .replace("<Dispensed></Dispensed>", "<" + status + "/>")
                .replace("1984-03-14", birthDate)
                .getBytes(UTF_8);
    }

    private static byte[] message(Kind kind, String id, @Nullable String relatesTo, @Nullable String orderNumber) {
        var sample = Script.read(ScriptSamples.of(kind).getBytes(UTF_8));
        var header = sample.header();
        return Script.write(new ScriptMessage(
                sample.version(),
                new org.keepwell.pharmacy.script.Header(
                        header.to(),
                        header.from(),
                        id,
                        relatesTo == null ? header.relatesTo() : relatesTo,
                        header.sentAt(),
                        orderNumber),
                kind,
                sample.content()));
    }

    private static String fresh() {
        return MessageId.fresh().text();
    }

    /** As a network that is told "not now" would: the same again. */
    private byte[] accepted(byte[] body) throws IOException {
        for (int n = 0; n < 100; n++) {
            var answer = world.bring(body);
            if (answer.status() == 200) {
                return answer.body();
            }
            assertThat(answer.status()).isEqualTo(503);
        }
        throw new IOException("never taken");
    }

    private String status(byte[] body) throws IOException {
        var answer = Script.read(world.bring(body).body());
        assertThat(answer.kind())
                .as(String.valueOf(answer.content().textAt("Description")))
                .isEqualTo(Kind.STATUS);
        return String.valueOf(answer.content().textAt("Code"));
    }

    private String error(byte[] body) throws IOException {
        return String.valueOf(Script.read(world.bring(body).body()).content().textAt("Description"));
    }

    private long quarantined(String why) {
        return world.number("select count(*) from pharmacy.quarantine where state = 1 and reason = "
                + (Quarantine.Why.valueOf(why).ordinal() + 1));
    }

    private long forged() {
        return world.number("select count(*) from audit.event where act = 151 and outcome = 2 and reason = 7");
    }

    private long count(String table, String where) {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from pharmacy." + table + where)
                .query(Long.class)
                .single();
    }
}
