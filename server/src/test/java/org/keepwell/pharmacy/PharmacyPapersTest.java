package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptSamples;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.keepwell.pharmacy.wire.HttpsPost;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.pharmacy.wire.Target;
import org.keepwell.pharmacy.wire.Tls;
import org.keepwell.testing.Proves;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clinic with a live connection, and a register that lacks a paper: nothing is queued, sent or taken, each stopped where
 * it would happen. With both papers it goes as far as the wire, whose far end is no public address here.
 */
@Tag("database")
@Proves("T20")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PharmacyPapersTest {

    private PharmacyWorld world;
    private Connections connections;
    private PharmacyPort port;
    private OutboxPump pump;
    private IntakeDoor door;
    private Connection live;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new PharmacyWorld("pharmacy_papers_test", folder);
        var clinic = Home.open(folder.resolve("clinic"), null, HomeKind.CLINIC);
        connections = new Connections(
                world.bean(JdbcClient.class), world.bean(Vendors.class), clinic, world.bean(Clock.class));
        port = new PharmacyPort(
                world.bean(Sending.class),
                world.bean(SentPrescriptions.class),
                world.bean(Requests.class),
                world.bean(PharmacyDirectory.class),
                connections,
                world.bean(PatientKeys.class),
                world.bean(Clock.class));
        pump = new OutboxPump(
                world.bean(Outbox.class),
                connections,
                world.bean(OwnIdentity.class),
                world.bean(Taking.class),
                world.bean(PharmacyGrants.class),
                world.bean(SealedTransaction.class),
                world.bean(PatientKeys.class),
                world.bean(Audit.class),
                world.bean(Clock.class));
        door = new IntakeDoor(
                world.bean(ScriptIntake.class),
                connections,
                world.bean(OwnIdentity.class),
                world.bean(Audit.class),
                clinic,
                world.bean(Clock.class),
                0,
                "127.0.0.1");
        live = live();
        world.one("update pharmacy.connection set switched_on = false returning 1");
        var keep = world.bean(PharmacyGrants.class).keep(PharmacyWorld.TENANT);
        world.bean(SealedTransaction.class).run(keep, () -> connections.save(keep, live)); // as if papers ended later
        door.follow(List.of(live));
    }

    @AfterAll
    void close() {
        door.close();
        world.close();
    }

    @Test
    void withoutBothPapersNothingIsQueuedSentOrTakenAndWithThemItIs() throws IOException {
        var today = LocalDate.ofInstant(world.bean(Clock.class).instant(), ZoneOffset.UTC);
        papers(null); // the register knows the vendor, and has nothing of it
        nothingGoes();
        papers(new Vendor("Net", "BAA-1", today.minusDays(9), null, null, null, null));
        nothingGoes();
        papers(new Vendor("Net", null, null, null, "C-1", "2017071", today.plusDays(9)));
        nothingGoes();
        papers(new Vendor("Net", "BAA-1", today.minusDays(9), today.minusDays(1), "C-1", "2017071", today.plusDays(9)));
        nothingGoes();

        papers(new Vendor("Net", "BAA-1", today.minusDays(9), null, "C-1", "2017071", today.plusDays(9)));
        var order = PharmacyWorld.order();
        var message = send(order);
        assertThat(pump.round(live)).isOne();
        assertThat(world.state(message))
                .as("tried, and 127.0.0.1 is no live network")
                .isEqualTo("1 UNREACHABLE");
        assertThat(bring()).isEqualTo(200);

        papers(null);
        world.one(
                "update pharmacy.outbox set next_try_at = queued_at where id = '" + message.value() + "' returning 1");
        assertThat(pump.round(live)).as("queued while it was allowed").isZero();
        assertThat(world.number("select tries from pharmacy.outbox where id = '" + message.value() + "'"))
                .isEqualTo(1);
        world.bean(org.keepwell.testing.TestClock.class).advance(Duration.ofHours(25));
        assertThat(pump.giveUp(PharmacyWorld.TENANT)).isOne();
        assertThat(world.words(order.id())).containsExactly("failed NOT_CONNECTED");
    }

    private void nothingGoes() throws IOException {
        long queued = world.number("select count(*) from pharmacy.outbox");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> send(PharmacyWorld.order()))
                .withMessage("pharmacy.NOT_CONNECTED");
        assertThat(world.number("select count(*) from pharmacy.outbox")).isEqualTo(queued);
        assertThat(pump.round(live)).isZero();
        assertThat(bring()).isEqualTo(503);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new ConnectionChanges(
                                connections,
                                world.bean(PharmacyGrants.class),
                                world.bean(SealedTransaction.class),
                                world.bean(Audit.class))
                        .save(live))
                .withMessageContaining("not switched on");
    }

    private MessageId send(Order order) {
        var grant = world.grant(world.ana);
        var pharmacy = world.bean(PharmacyDirectory.class)
                .byNcpdpId(PharmacyWorld.TENANT, "9900001")
                .orElseThrow();
        return world.bean(SealedTransaction.class).in(grant, () -> port.newRx(grant, order, pharmacy.id()));
    }

    /** A message at the door, as the network would bring it. @return the HTTP status */
    private int bring() throws IOException {
        var body = ScriptSamples.of(Kind.RENEWAL_REQUEST)
                .replace("M-1", MessageId.fresh().text())
                .getBytes(StandardCharsets.UTF_8);
        var clinic = Offer.of(world.bean(OwnIdentity.class).identity(), PharmacyWorld.PARTY, "https://localhost/")
                .peer("clinic");
        var headers = Map.of(
                Signature.HEADER,
                Signature.of(world.sandboxKeys, world.bean(Clock.class).instant(), body, null));
        var target = new Target(URI.create("https://localhost:" + door.open() + IntakeDoor.PATH), false);
        return new HttpsPost(
                        Tls.between(world.sandboxKeys, () -> List.of(clinic)),
                        Duration.ofSeconds(30),
                        Script.MOST_BYTES)
                .send(target, OutboxPump.TYPE, headers, body)
                .status();
    }

    private void papers(@Nullable Vendor papers) {
        var keep = world.bean(PharmacyGrants.class).keep(PharmacyWorld.TENANT);
        var kept = papers == null ? new Vendor("Net", null, null, null, null, null, null) : papers;
        world.bean(SealedTransaction.class)
                .run(keep, () -> world.bean(Vendors.class).save(keep, kept));
    }

    private Connection live() {
        var sandbox = world.connection();
        var keep = world.bean(PharmacyGrants.class).keep(PharmacyWorld.TENANT);
        world.bean(SealedTransaction.class)
                .run(
                        keep,
                        () -> world.bean(Vendors.class)
                                .save(keep, new Vendor("Net", null, null, null, null, null, null)));
        return new Connection(
                PharmacyWorld.TENANT,
                "live",
                Connection.Kind.LIVE,
                sandbox.url(),
                PharmacyWorld.PARTY,
                ScriptVersion.V2017071,
                "Net",
                sandbox.trust(),
                sandbox.byAuthority(),
                sandbox.signingKey(),
                "urn:mrn",
                true);
    }
}
