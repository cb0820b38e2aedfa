package org.keepwell.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Home;
import org.keepwell.home.HomeOptions;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import org.keepwell.home.TlsCertificate;

/** {@code doctor}: looks at everything that Keepwell stands on, and says how to mend what is wrong. */
public final class DoctorCommand implements ConsoleCommand {

    private static final int JAVA = 25;
    private static final Duration SOON = Duration.ofDays(30);
    private static final long SCARCE_BYTES = 5L << 30;

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var home = HomeOptions.takeFrom(arguments).open();
        arguments.finish();
        var findings = new Findings(out);
        java(findings);
        findings.look("home", () -> "ok: " + home.root() + ", " + home.kind().word() + ", only its owner can read it");
        findings.look("keys", () -> keys(home));
        findings.look("disks", () -> disks(home));
        findings.look("certificate", () -> certificate(home));
        findings.look("database", () -> database(home));
        return findings.bad == 0 ? 0 : 1;
    }

    private static void java(Findings findings) {
        var version = Runtime.version();
        findings.look(
                "java",
                () -> (version.feature() == JAVA ? "ok: " : "warning: not the Java 25 Keepwell is tested with: ")
                        + version + " in " + System.getProperty("java.home"));
    }

    private static String keys(Home home) throws IOException {
        try (var files = Files.list(home.keys().folder())) {
            var all = files.filter(Files::isRegularFile).toList();
            all.forEach(PrivateFiles::check);
            return "ok: " + all.size() + " files in " + home.keys().folder() + ", only their owner can read them";
        }
    }

    private static String disks(Home home) throws IOException {
        var data = Files.getFileStore(home.database());
        if (data.getUsableSpace() < SCARCE_BYTES) {
            return "warning: less than 5 GB are free on the disk of " + home.database();
        }
        // whoever carries off that one disk then has the data and what opens them
        return data.equals(Files.getFileStore(home.keys().folder()))
                ? "warning: keys and data are on the same disk; move the keys to another one and name it with --keys"
                : "ok: keys and data are on different disks";
    }

    private static String certificate(Home home) {
        var now = Clock.systemUTC().instant();
        var certificate = new TlsCertificate(home.keys(), Clock.systemUTC());
        if (home.keys().read(TlsCertificate.CERTIFICATE).isEmpty()) {
            return "ok: none yet; the first start makes one";
        }
        var until = ", valid until " + certificate.endsAt();
        if (certificate.endsAt().isBefore(now)) {
            throw new StartRefused(
                    "the certificate has ended" + until + ". Put a new one into " + certificate.certificate());
        }
        if (certificate.isOurOwn()) {
            return "warning: made by Keepwell for this machine, so browsers warn" + until
                    + "; a clinic puts its own into " + certificate.certificate() + " and " + certificate.key();
        }
        return (certificate.endsAt().isBefore(now.plus(SOON)) ? "warning: ends soon" : "ok") + until;
    }

    private static String database(Home home) {
        var settings = DatabaseSettings.of(home);
        if (!settings.isEmbedded()) {
            var endpoint = settings.external(home);
            ReachCheck.run(endpoint);
            RoleCheck.run(endpoint);
            return "ok: PostgreSQL " + RoleCheck.serverVersion(endpoint) + " at " + endpoint;
        }
        var cache = PostgresBinaries.cacheFolder(System.getenv(), System.getProperty("user.home"));
        try (var postgres = EmbeddedPostgres.start(home, cache)) {
            Bootstrap.run(postgres::superuser, "keepwell", postgres.endpoint().passwords());
            RoleCheck.run(postgres.endpoint());
            return "ok: embedded PostgreSQL " + RoleCheck.serverVersion(postgres.endpoint())
                    + ", roles are bound by row policies; for many patients, use a server of your own";
        }
    }

    /** A look at one thing. Says "ok: …" or "warning: …"; throws what is wrong. */
    private interface Look {
        String run() throws IOException;
    }

    private static final class Findings {

        private final PrintStream out;
        private int bad;

        private Findings(PrintStream out) {
            this.out = out;
        }

        private void look(String what, Look look) {
            String found;
            try {
                found = look.run();
            } catch (StartRefused | IOException e) {
                bad++;
                found = "WRONG: " + e.getMessage();
            }
            out.printf("%-12s %s%n", what, found);
        }
    }
}
