package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.SealedTransaction;
import org.keepwell.patients.PatientKeys;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can never be sent ends, and somebody is told. */
@Tag("database")
@Proves("T20")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PharmacyGivingUpTest {

    private PharmacyWorld world;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new PharmacyWorld("pharmacy_giving_up_test", folder);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void whatWaitsForADayWhileTheConnectionIsOffComesBack() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900001");
        var pump = world.bean(OutboxPump.class);
        world.one("update pharmacy.connection set switched_on = false returning 1");
        try {
            world.bean(TestClock.class).advance(Duration.ofHours(23));
            assertThat(pump.giveUp(PharmacyWorld.TENANT)).isZero();
            world.bean(TestClock.class).advance(Duration.ofHours(2));
            assertThat(pump.giveUp(PharmacyWorld.TENANT)).isOne();
        } finally {
            world.one("update pharmacy.connection set switched_on = true returning 1");
        }
        assertThat(world.state(message)).isEqualTo("5 NOT_CONNECTED");
        assertThat(world.words(order.id())).containsExactly("failed NOT_CONNECTED");
        assertThat(alerted("for a day nothing could be sent")).isTrue();
    }

    @Test
    void whileItMayBeSentNothingIsGivenUpUntriedAndAfterThreeTriesItIs() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900008"); // down
        world.bean(TestClock.class).advance(Duration.ofHours(30));

        assertThat(world.bean(OutboxPump.class).giveUp(PharmacyWorld.TENANT)).isZero();
        for (int tries = 1; tries < 3; tries++) {
            world.round();
            assertThat(world.state(message)).as("try " + tries).isEqualTo("1 UNREACHABLE");
            world.bean(TestClock.class).advance(Duration.ofMinutes(10));
        }
        world.round();
        assertThat(world.state(message)).isEqualTo("5 GAVE_UP");
        assertThat(world.words(order.id())).containsExactly("failed GAVE_UP");
    }

    @Test
    void aControlledOneThatSomehowGotIntoTheOutboxEndsThere() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900001");
        rewrite(message, xml -> xml.replace("Lisinopril", "Oxycodone"));

        assertThat(world.round()).isOne();

        assertThat(world.state(message)).isEqualTo("5 CONTROLLED");
        assertThat(world.words(order.id())).containsExactly("failed CONTROLLED");
        assertThat(alerted("a controlled substance was kept from being sent")).isTrue();
        assertThat(world.round()).as("not again").isZero();
    }

    @Test
    void oneThatCannotBeReadAnyMoreEnds() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ana, order, "9900001");
        world.one("update pharmacy.outbox set sealed = 'x' where id = '" + message.value() + "' returning 1");

        assertThat(world.round()).isOne();

        assertThat(world.state(message)).isEqualTo("5 UNREADABLE");
        assertThat(world.words(order.id())).containsExactly("failed UNREADABLE");
    }

    @Test
    void oneWhosePatientsKeyIsGoneEndsThoughNobodyCanBeTold() {
        var order = PharmacyWorld.order();
        var message = world.send(world.ben, order, "9900001");
        world.one("delete from vault.patient_key where patient_id = '" + world.ben.value() + "' returning 1");

        assertThat(world.round()).isOne();

        assertThat(world.state(message)).isEqualTo("5 KEY_GONE");
        assertThat(alerted("its patient's key is gone")).isTrue();
    }

    @Test
    void whatHappenedIsCountedAndNotOverwritten() {
        var connections = world.bean(Connections.class);
        connections.alert(world.connection(), "one");
        connections.alert(world.connection(), "two");
        connections.alert(world.connection(), "one");
        assertThat(connections.alerts(world.connection()))
                .filteredOn(alert -> alert.words().matches("one|two"))
                .extracting(alert -> alert.words() + " " + alert.times())
                .containsExactlyInAnyOrder("one 2", "two 1");
    }

    private boolean alerted(String words) {
        return world.bean(Connections.class).alerts(world.connection()).stream()
                .anyMatch(alert -> alert.words().contains(words));
    }

    private void rewrite(MessageId message, UnaryOperator<String> change) {
        var grant = world.grant(world.ana);
        world.bean(SealedTransaction.class).run(grant, () -> {
            var cipher = world.bean(PatientKeys.class).find(grant).orElseThrow();
            var row = world.bean(Outbox.class)
                    .byId(PharmacyWorld.TENANT, message.value())
                    .orElseThrow();
            var xml = new String(cipher.open(row.sealed(), Outgoing.place(message.value())), StandardCharsets.UTF_8);
            world.bean(JdbcClient.class)
                    .sql("update pharmacy.outbox set sealed = :sealed where id = :id")
                    .param(
                            "sealed",
                            cipher.seal(
                                    change.apply(xml).getBytes(StandardCharsets.UTF_8),
                                    Outgoing.place(message.value())))
                    .param("id", message.value())
                    .update();
        });
    }
}
