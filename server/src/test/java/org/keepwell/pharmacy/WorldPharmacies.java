package org.keepwell.pharmacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.home.Home;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.sandbox.Sandbox;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;

/** The made-up pharmacies of the HTTP tests' clinic: a sandbox in this process, over real HTTPS; begun when asked for. */
@TestComponent
public class WorldPharmacies implements DisposableBean {

    private static final TenantId CLINIC = new TenantId(1);
    private static final String RECORD_NUMBERS = "urn:keepwell:test:mrn"; // of the tests' patients

    private final Home home;
    private final PharmacyFiles files;
    private final PharmacyGrants grants;
    private final PharmacyDirectory directory;
    private final IntakeDoor door;
    private final OwnIdentity identity;
    private final ConnectionChanges changes;
    private final PharmacyRounds rounds;
    private final ScriptIntake intake;
    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Clock clock;
    private @Nullable Sandbox sandbox;

    /** A sandbox for a server in another process; until it is closed, this one carries nothing and its door is shut. */
    public final class Elsewhere implements AutoCloseable {

        private final Sandbox other;

        private Elsewhere(Duration pace) throws IOException {
            int port = door.open();
            rounds.stop();
            other = made(port, pace);
            changes.save(PharmacyWorld.connection(other.offer()));
        }

        /** The numbers of the different prescriptions that came, one after the other with commas. */
        public String prescriptions() {
            return String.join(",", other.numbers(Kind.NEW_RX));
        }

        @Override
        public String toString() {
            return other.toString();
        }

        @Override
        public void close() {
            other.close();
            changes.save(PharmacyWorld.connection(begin().offer()));
            rounds.start();
        }
    }

    WorldPharmacies(
            Home home,
            PharmacyFiles files,
            PharmacyGrants grants,
            PharmacyDirectory directory,
            IntakeDoor door,
            OwnIdentity identity,
            ConnectionChanges changes,
            PharmacyRounds rounds,
            ScriptIntake intake,
            SealedTransaction transaction,
            PatientKeys keys,
            Clock clock) {
        this.home = home;
        this.files = files;
        this.grants = grants;
        this.directory = directory;
        this.door = door;
        this.identity = identity;
        this.changes = changes;
        this.rounds = rounds;
        this.intake = intake;
        this.transaction = transaction;
        this.keys = keys;
        this.clock = clock;
    }

    /** A pharmacy by its number in the network. */
    public synchronized UUID id(String ncpdpId) {
        begin();
        return directory.byNcpdpId(CLINIC, ncpdpId).orElseThrow().id().value();
    }

    /** The pharmacy asks for a renewal of an order that it has. */
    public synchronized boolean asksForRenewal(UUID order) {
        return begin().ask(MessageId.text(order), true);
    }

    /** The pharmacy asks for another medicine instead of one that it has. */
    public synchronized boolean asksForChange(UUID order) {
        return begin().ask(MessageId.text(order), false);
    }

    /** A message as a pharmacy of the network wrote it, taken as the door would. @return what is answered */
    public synchronized String brings(String xml) {
        var connection = PharmacyWorld.connection(begin().offer(), RECORD_NUMBERS);
        var reply =
                intake.take(connection, xml.getBytes(StandardCharsets.UTF_8)).body();
        return reply == null ? "" : new String(reply, StandardCharsets.UTF_8);
    }

    /** The clinic has a connection, and it is off until this is closed. */
    public synchronized Off off() {
        begin();
        changes.save(PharmacyWorld.off(PharmacyWorld.connection(begin().offer())));
        return () -> changes.save(PharmacyWorld.connection(begin().offer()));
    }

    public interface Off extends AutoCloseable {

        @Override
        void close();
    }

    /** What went out in a message, as the pharmacy reads it. */
    public String said(PatientId patient, UUID message) {
        var grant = grants.send(CLINIC, patient);
        var sealed = HexFormat.of()
                .parseHex(Rows.text("select encode(sealed, 'hex') from pharmacy.outbox where id = ?", message));
        return transaction.in(
                grant,
                () -> new String(
                        keys.find(grant).orElseThrow().open(sealed, Outgoing.place(message)), StandardCharsets.UTF_8));
    }

    private Sandbox begin() {
        if (sandbox != null) {
            return sandbox;
        }
        try {
            files.take(grants.keep(CLINIC), SandboxPharmacies.lines());
            var made = made(door.open(), Duration.ofMillis(40));
            var connection = PharmacyWorld.connection(made.offer());
            changes.save(connection);
            door.follow(List.of(connection));
            sandbox = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param port where the clinic is */
    private Sandbox made(int port, Duration pace) throws IOException {
        var offer = Offer.of(identity.identity(), PharmacyWorld.PARTY, "https://localhost:" + port + IntakeDoor.PATH);
        var keys = home.keysIn(Files.createTempDirectory("world-sandbox"));
        return new Sandbox(keys, () -> offer, 0, pace, clock);
    }

    /** For a server in another process. */
    public synchronized Elsewhere elsewhere(Duration pace) throws IOException {
        begin();
        return new Elsewhere(pace);
    }

    @Override
    public void destroy() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
