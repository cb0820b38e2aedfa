package org.keepwell.pharmacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.TenantId;
import org.keepwell.home.Home;
import org.keepwell.pharmacy.sandbox.Sandbox;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.wire.Offer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;

/** The made-up pharmacies of the HTTP tests' clinic: a sandbox in this process, over real HTTPS; begun when asked for. */
@TestComponent
public class WorldPharmacies implements DisposableBean {

    private static final TenantId CLINIC = new TenantId(1);

    private final Home home;
    private final PharmacyFiles files;
    private final PharmacyGrants grants;
    private final PharmacyDirectory directory;
    private final IntakeDoor door;
    private final OwnIdentity identity;
    private final ConnectionChanges changes;
    private final Clock clock;
    private @Nullable Sandbox sandbox;

    WorldPharmacies(
            Home home,
            PharmacyFiles files,
            PharmacyGrants grants,
            PharmacyDirectory directory,
            IntakeDoor door,
            OwnIdentity identity,
            ConnectionChanges changes,
            Clock clock) {
        this.home = home;
        this.files = files;
        this.grants = grants;
        this.directory = directory;
        this.door = door;
        this.identity = identity;
        this.changes = changes;
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

    private Sandbox begin() {
        if (sandbox != null) {
            return sandbox;
        }
        try {
            files.take(grants.keep(CLINIC), SandboxPharmacies.lines());
            var offer = Offer.of(
                    identity.identity(), PharmacyWorld.PARTY, "https://localhost:" + door.open() + IntakeDoor.PATH);
            var keys = home.keysIn(Files.createTempDirectory("world-sandbox"));
            var made = new Sandbox(keys, () -> offer, 0, Duration.ofMillis(40), clock);
            var connection = PharmacyWorld.connection(made.offer());
            changes.save(connection);
            door.follow(List.of(connection));
            sandbox = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
