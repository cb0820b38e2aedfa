package org.keepwell.pharmacy.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import org.keepwell.pharmacy.wire.Offer;

/**
 * {@code ./keepwell pharmacy-sandbox}: the made-up network, until Ctrl-C. Of the home it uses two folders: its own, where
 * its keys are, and {@code pharmacy/}, where both sides put what the other must know of them.
 */
public final class PharmacySandboxCommand implements ConsoleCommand {

    public static final String EXCHANGE = "pharmacy";
    public static final String CLINIC_OFFER = "keepwell.offer";
    public static final String SANDBOX_OFFER = "sandbox.offer";

    private static final int HIGHEST_PORT = 65_535;

    @Override
    public String name() {
        return "pharmacy-sandbox";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var root = Path.of(arguments.required("home"));
        int port = number(arguments.option("port").orElse("0"), "port", HIGHEST_PORT);
        int pace = number(arguments.option("pace").orElse("2000"), "pace", 600_000);
        boolean child = arguments.flag("with-parent");
        arguments.finish();
        var home = Home.existing(root, null);
        if (home.kind() != HomeKind.DEMO) {
            throw new StartRefused("A sandbox would swallow the prescriptions of a real clinic. It is for demo homes.");
        }
        var exchange = PrivateFiles.folder(home.root().resolve(EXCHANGE));
        var keys = home.keysIn(PrivateFiles.folder(home.root().resolve("pharmacy-sandbox")));
        Supplier<Offer> clinic = () -> Offer.read(exchange.resolve(CLINIC_OFFER));
        try (var sandbox = new Sandbox(keys, clinic, port, Duration.ofMillis(pace), Clock.systemUTC());
                var control = new SandboxControl(sandbox, keys.password("control-word"), port == 0 ? 0 : port + 1)) {
            sandbox.offer().write(exchange.resolve(SANDBOX_OFFER));
            out.println("Sandbox pharmacies at https://localhost:" + sandbox.port() + "; by hand at https://localhost:"
                    + control.port() + ", the word is in " + keys.path("control-word"));
            if (!Files.exists(exchange.resolve(CLINIC_OFFER))) {
                out.println("The clinic's " + exchange.resolve(CLINIC_OFFER) + " is not there yet; nobody is let in.");
            }
            await(child);
        }
        return 0;
    }

    /** A child ends with its parent, however that ends: the pipe between them closes. */
    private static void await(boolean child) {
        try {
            if (child) {
                while (System.in.read() >= 0) {
                    // whatever is typed there means nothing
                }
            } else {
                new CountDownLatch(1).await();
            }
        } catch (IOException e) {
            return; // the parent is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int number(String text, String option, int most) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw new ConsoleArguments.Wrong("--" + option + " is a number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }
}
