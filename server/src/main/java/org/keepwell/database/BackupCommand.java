package org.keepwell.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Home;
import org.keepwell.home.HomeOptions;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;

/** {@code backup --to DIR}: a copy of the embedded database, while it runs or not. Never the keys. */
public final class BackupCommand implements ConsoleCommand {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var home = HomeOptions.takeFrom(arguments).open();
        var to = Path.of(arguments.required("to")).toAbsolutePath();
        arguments.finish();
        if (!DatabaseSettings.of(home).isEmbedded()) {
            throw new StartRefused("This home uses your own PostgreSQL server. Back that up with your server's tools;"
                    + " the role keepwell_backup is for it.");
        }
        if (to.startsWith(home.root())) {
            throw new StartRefused(
                    "A backup inside the home is lost with it. Name a folder elsewhere, best another disk.");
        }
        var takenAt = Clock.systemUTC().instant();
        var backup = take(home, to, takenAt);
        out.println("Backed up to " + backup);
        out.println("The keys are not in it. Without " + home.keys().folder()
                + " nobody can read it: keep a copy of them, elsewhere than the backup.");
        return 0;
    }

    static Path take(Home home, Path folder, Instant takenAt) {
        var cache = PostgresBinaries.cacheFolder(System.getenv(), System.getProperty("user.home"));
        try (var postgres = EmbeddedPostgres.start(home, cache)) {
            return take(postgres, home.kind().word(), folder, takenAt);
        }
    }

    static Path take(EmbeddedPostgres postgres, String kind, Path folder, Instant takenAt) {
        PrivateFiles.folder(folder);
        var backup = folder.resolve("keepwell-" + kind + "-" + NAME.format(takenAt));
        if (Files.exists(backup)) {
            throw new StartRefused(backup + " exists already.");
        }
        PrivateFiles.folder(backup);
        try (var superuser = postgres.superuser("postgres")) {
            var data = PrivateFiles.folder(backup.resolve(BackupManifest.DATA));
            new Backup(postgres.data().data(), data).run(superuser);
            Disk.sync(data);
            BackupManifest.of(backup, kind, takenAt).write(backup);
            return backup;
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    "The backup was not made; what is in " + backup + " is not complete. " + e.getMessage(), e);
        }
    }
}
