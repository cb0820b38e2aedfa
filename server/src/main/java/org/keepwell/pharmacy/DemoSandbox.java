package org.keepwell.pharmacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.pharmacy.sandbox.PharmacySandboxCommand;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.keepwell.pharmacy.wire.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * In a demo home: fills the directory with made-up pharmacies and starts the sandbox as a process of its own, which ends
 * with this one. Between them there is nothing but HTTPS and the two files that are exchanged.
 */
@Component
@ConditionalOnWebApplication
class DemoSandbox implements SmartLifecycle {

    static final String CONNECTION = "sandbox";
    static final String OWN_PARTY = "KEEPWELL-DEMO";

    private static final Logger LOG = LoggerFactory.getLogger(DemoSandbox.class);
    private static final String MAIN = "org.keepwell.Keepwell";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final PharmacyFiles files;
    private final PharmacyGrants grants;
    private final Connections connections;
    private final ConnectionChanges changes;
    private final IntakeDoor door;
    private final boolean wanted;
    private volatile @Nullable Process process;
    private volatile boolean running;

    DemoSandbox(
            Home home,
            PharmacyFiles files,
            PharmacyGrants grants,
            Connections connections,
            ConnectionChanges changes,
            IntakeDoor door,
            @Value("${keepwell.demo.pharmacies:on}") String wanted) {
        this.home = home;
        this.files = files;
        this.grants = grants;
        this.connections = connections;
        this.changes = changes;
        this.door = door;
        this.wanted = wanted.equals("on");
    }

    @Override
    public void start() {
        running = true;
        if (wanted && home.kind() == HomeKind.DEMO) {
            Thread.ofVirtual().name("demo-sandbox").start(this::begin); // the clinic need not wait for pharmacies
        }
    }

    private void begin() {
        try {
            files.take(grants.keep(PharmaciesCommand.TENANT), SandboxPharmacies.lines());
            door.writeOffer(OWN_PARTY, "https://localhost:" + door.open() + IntakeDoor.PATH);
            connect(offerOf(launch()));
        } catch (IOException | RuntimeException e) {
            if (running) {
                LOG.error("the sandbox pharmacies did not start: {}", e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same program, in a Java of its own with little memory. */
    private Process launch() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.deleteIfExists(exchange(PharmacySandboxCommand.SANDBOX_OFFER));
        var log = home.logs().resolve("pharmacy-sandbox.log");
        var started = new ProcessBuilder(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        "pharmacy-sandbox",
                        "--home",
                        home.root().toString(),
                        "--with-parent"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process = started;
        return started;
    }

    private Offer offerOf(Process started) throws InterruptedException, IOException {
        var file = exchange(PharmacySandboxCommand.SANDBOX_OFFER);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > until || started.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("the sandbox did not come up; its log is in the home");
            }
        }
        return Offer.read(file);
    }

    private void connect(Offer offer) {
        var other = connections.on(PharmaciesCommand.TENANT);
        if (other.isPresent() && !other.get().name().equals(CONNECTION)) {
            return; // somebody set up another one here
        }
        changes.save(new Connection(
                PharmaciesCommand.TENANT,
                CONNECTION,
                Connection.Kind.SANDBOX,
                offer.url(),
                OWN_PARTY,
                ScriptVersion.V2017071,
                null,
                offer.certificate(),
                false,
                offer.signingKey(),
                "urn:keepwell:demo:mrn",
                true));
    }

    private Path exchange(String file) {
        return home.root().resolve(PharmacySandboxCommand.EXCHANGE).resolve(file);
    }

    @Override
    public void stop() {
        running = false;
        var started = process;
        if (started != null) {
            try {
                started.getOutputStream().close(); // it ends by itself
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                started.destroy();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
