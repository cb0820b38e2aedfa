package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestClock;

/** Prescriptions to the sandbox and back, over real HTTPS, with pharmacies that behave well and ones that do not. */
@Tag("database")
@Tag("long")
@Proves({"T20", "T30"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PharmacyNetworkTest {

    private PharmacyWorld world;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new PharmacyWorld("pharmacy_network_test", folder);
    }

    @AfterAll
    void close() {
        assertThat(world.statements().broken()).isEmpty();
        world.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "9900001 | NETWORK PHARMACY DISPENSED",
                "9900007 | NETWORK PHARMACY DISPENSED", // slow
                "9900009 | NETWORK PHARMACY DISPENSED", // everything three times
                "9900010 | NETWORK PHARMACY DISPENSED", // in any order
                "9900016 | NETWORK PHARMACY PARTLY",
                "9900017 | NETWORK PHARMACY NOT_DISPENSED",
                "9900018 | NETWORK PHARMACY DISPENSED renewal",
                "9900019 | NETWORK PHARMACY change",
                "9900011 | failed 900",
            })
    void eachPharmacyIsHeardOnceForEachThingItSays(String pharmacy, String expected) {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, pharmacy);
        assertThat(world.round()).isEqualTo(1);
        var wanted = List.of(expected.replace("failed ", "failed_").split(" "));
        // that it has it is news only until the next word says so too; on a busy machine the next one may be faster
        var needed = wanted.stream()
                .filter(word -> !List.of("NETWORK", "PHARMACY").contains(word))
                .toList();

        PharmacyWorld.await(expected, () -> said(order).containsAll(needed));
        pause(400); // whatever it says twice would come by now

        assertThat(said(order)).doesNotHaveDuplicates().isSubsetOf(wanted).containsAll(needed);
        PharmacyWorld.await(
                "its state", () -> world.state(message).equals(expected.startsWith("failed") ? "5 900" : "4 -"));
        assertThat(world.round()).as("nothing is sent again").isZero();
    }

    @Test
    void oneThatIsDownIsTriedAgainLaterAndGivenUpAfterADay() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900008");
        assertThat(world.round()).isEqualTo(1);
        assertThat(world.state(message)).isEqualTo("1 UNREACHABLE");
        assertThat(world.round()).as("not at once").isZero();

        world.bean(TestClock.class).advance(Duration.ofMinutes(10));
        assertThat(world.round()).isEqualTo(1);
        assertThat(world.state(message)).isEqualTo("1 UNREACHABLE");
        world.bean(TestClock.class).advance(Duration.ofHours(24));
        assertThat(world.round()).isEqualTo(1);

        assertThat(world.state(message)).isEqualTo("5 GAVE_UP");
        assertThat(world.words(order.id())).containsExactly("failed GAVE_UP");
        assertThat(world.bean(Connections.class).alerts(world.connection()))
                .anyMatch(alert -> alert.words().contains("given up"));
    }

    @Test
    void oneThatIsBusyIsTriedAgainUntilItTakesIt() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900015");
        for (var expected : List.of("1 600", "1 600", "3 - or 4 -")) {
            assertThat(world.round()).isEqualTo(1);
            assertThat(expected).contains(world.state(message)); // confirmed already, if the pharmacy was quick
            world.bean(TestClock.class).advance(Duration.ofMinutes(10));
        }
    }

    @Test
    void anAnswerWhoseSignatureFitsAnotherRequestIsNoAnswer() {
        var message = world.send(world.ana, PharmacyWorld.order(), "9900012");
        assertThat(world.round()).isEqualTo(1);

        assertThat(world.state(message)).isEqualTo("1 BAD_ANSWER");
        PharmacyWorld.await(
                "the altered confirmation is refused",
                () -> world.number("select count(*) from audit.event where act = 151 and outcome = 2 and reason = 7")
                        > 0);
        assertThat(world.bean(Connections.class).alerts(world.connection()))
                .anyMatch(alert -> alert.words().contains("signature"));
        world.one("update pharmacy.outbox set state = 5 where id = '" + message.value() + "' returning 1");
    }

    @Test
    void aSenderThatDiesBetweenSendingAndNotingSendsTheSameAgainAndItArrivesOnce() {
        int before = world.sandbox.received(Kind.NEW_RX);
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900002");
        world.bean(PharmacyWorld.Heard.class).failNext(); // the network has it, and the commit fails
        assertThat(world.round()).isEqualTo(1);
        assertThat(world.state(message)).startsWith("2 ");
        assertThat(world.sandbox.received(Kind.NEW_RX)).isEqualTo(before + 1);
        assertThat(world.round()).as("its lease still runs").isZero();

        world.bean(TestClock.class).advance(OutboxPump.LEASE.plusSeconds(1));
        world.one("update pharmacy.outbox set state = 2, lease_until = now() where id = '" + message.value()
                + "' returning 1");
        // a round passes over what the network's own word is just changing
        PharmacyWorld.await("taken again", () -> world.round() == 1);

        assertThat(world.sandbox.received(Kind.NEW_RX)).isEqualTo(before + 1);
        assertThat(world.state(message)).isIn("3 -", "4 -");
    }

    @Test
    void aRenewalIsAnsweredOnceAndFilled() {
        var order = PharmacyWorld.order();
        world.send(world.ana, order, "9900024");
        world.round();
        PharmacyWorld.await("renewal", () -> world.words(order.id()).contains("renewal"));
        var asked = (PharmacyNews.RenewalAsked) world.heard(order.id()).stream()
                .filter(PharmacyNews.RenewalAsked.class::isInstance)
                .findFirst()
                .orElseThrow();
        var grant = world.grant(world.ana);
        var renewed = PharmacyWorld.order();
        var port = world.bean(PharmacyPort.class);
        var transaction = world.bean(SealedTransaction.class);

        PharmacyWorld.await(
                "committed",
                () -> transaction.in(
                        grant, () -> port.asked(grant, asked.request()).isPresent()));
        var shown =
                transaction.in(grant, () -> port.asked(grant, asked.request()).orElseThrow());
        assertThat(shown.medicine()).isEqualTo("Lisinopril 10 MG Oral Tablet");
        assertThat(shown.controlled()).isFalse();
        assertThat(shown.pharmacy()).isNotNull();
        transaction.run(
                grant,
                () -> port.renewalResponse(
                        grant, asked.request(), Answer.APPROVED_WITH_CHANGES, null, "One more month.", renewed));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> transaction.run(
                        grant,
                        () -> port.renewalResponse(
                                grant, asked.request(), Answer.DENIED, DenialReason.NEEDS_VISIT, null, null)))
                .withMessage("pharmacy.ALREADY_ANSWERED");
        assertThat(world.round()).isEqualTo(1);

        PharmacyWorld.await("filled", () -> world.words(renewed.id()).contains("DISPENSED"));
        assertThat(world.words(renewed.id())).doesNotHaveDuplicates().isSubsetOf("NETWORK", "PHARMACY", "DISPENSED");
        var benGrant = world.grant(world.ben);
        assertThat(transaction.in(benGrant, () -> port.asked(benGrant, asked.request())))
                .as("Ben's context has no such request")
                .isEmpty();
    }

    @Test
    void whatWasSentIsCalledBackInTimeOrTooLate() {
        var early = PharmacyWorld.order();
        var late = PharmacyWorld.order(
                "Lisinopril 10 MG Oral Tablet", 0); // of refills that are left there would be a rest
        world.send(world.ana, early, "9900007"); // slow: not filled yet
        world.send(world.ana, late, "9900003");
        world.round();
        PharmacyWorld.await("filled", () -> world.words(late.id()).contains("DISPENSED"));
        var grant = world.grant(world.ana);
        for (var order : List.of(early.id(), late.id())) {
            world.bean(SealedTransaction.class)
                    .run(grant, () -> world.bean(PharmacyPort.class).cancel(grant, order));
        }
        world.round();

        PharmacyWorld.await("answered", () -> world.words(late.id()).contains("too late"));
        PharmacyWorld.await(
                "answered", () -> world.words(early.id()).stream().anyMatch(List.of("canceled", "too late")::contains));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> world.bean(SealedTransaction.class)
                        .run(grant, () -> world.bean(PharmacyPort.class).cancel(grant, UUID.randomUUID())));
    }

    @Test
    void aCancellationNeverOvertakesItsOrder() {
        var order = PharmacyWorld.order();
        world.send(world.ana, order, "9900004");
        var grant = world.grant(world.ana);
        world.bean(SealedTransaction.class)
                .run(grant, () -> world.bean(PharmacyPort.class).cancel(grant, order.id()));

        assertThat(world.round()).as("the order alone").isEqualTo(1);
        assertThat(world.round()).as("then its cancellation").isEqualTo(1);
    }

    @Test
    void anOrderIsSentAsNewOnce() {
        var order = PharmacyWorld.order();
        world.send(world.ana, order, "9900005");

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> world.send(world.ana, order, "9900005"))
                .withMessage("pharmacy.ALREADY_SENT");
        world.round();
    }

    @ParameterizedTest
    @CsvSource({"9900013, pharmacy.CLOSED", "9900014, pharmacy.NO_SCRIPT"})
    void aPharmacyThatCannotTakeItIsRefusedWithTheReason(String pharmacy, String code) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> world.send(world.ana, PharmacyWorld.order(), pharmacy))
                .withMessage(code);
    }

    @Test
    void whatBreaksTheShapeIsRefusedBeforeItIsQueued() {
        var order = PharmacyWorld.order("x".repeat(200));

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> world.send(world.ana, order, "9900001"))
                .withMessage("pharmacy.NOT_SENDABLE")
                .matches(broken -> broken.fields().getFirst().endsWith("/DrugDescription"));
    }

    @Test
    void theDatabaseHoldsNoWordOfAPrescription() {
        world.send(world.ana, PharmacyWorld.order("Zzyzxopril 10 MG Oral Tablet"), "9900006");
        world.round();

        for (var table : List.of("outbox", "inbox", "quarantine", "request")) {
            assertThat(world.number("select count(*) from pharmacy." + table
                            + " t where t::text ~* 'lisinopril|zzyzx|silva|1984-03-14' or t::text like '%'"
                            + " || encode('Zzyzx'::bytea, 'hex') || '%'")) // of the sealed bytes the database shows hex
                    .as(table)
                    .isZero();
        }
    }

    private List<String> said(Order order) {
        return world.words(order.id()).stream()
                .map(word -> word.replace(' ', '_'))
                .toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
