package org.keepwell.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;

/** {@code restore --from BACKUP --home DIR --keys DIR}: puts a backup into an empty home, and starts it once to see. */
public final class RestoreCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var from = Path.of(arguments.required("from")).toAbsolutePath();
        var root = Path.of(arguments.required("home")).toAbsolutePath();
        var keys = Path.of(arguments.required("keys")).toAbsolutePath();
        arguments.finish();
        var version = restore(from, root, keys);
        out.println("Restored into " + root + ", PostgreSQL " + version + ", and it starts.");
        out.println("Use it with: ./keepwell " + (Home.existing(root, keys).kind() == HomeKind.DEMO ? "demo" : "run")
                + " --home " + root);
        return 0;
    }

    static String restore(Path from, Path root, Path keys) {
        try {
            var manifest = BackupManifest.read(from);
            if (!Files.exists(keys.resolve(EmbeddedPostgres.SUPERUSER_PASSWORD))) {
                throw new StartRefused(
                        "The keys of the backup are not in " + keys + ". Without them it cannot be read.");
            }
            manifest.verify(from);
            var home = Home.open(root, keys, HomeKind.of(manifest.kind()));
            if (Files.exists(home.database().resolve("data"))) {
                throw new StartRefused(root + " holds a database already. Restore into an empty folder.");
            }
            copy(from.resolve(BackupManifest.DATA), home.database().resolve("data.restored"));
            Files.move(
                    home.database().resolve("data.restored"),
                    home.database().resolve("data"),
                    StandardCopyOption.ATOMIC_MOVE);
            return startOnce(home);
        } catch (IOException e) {
            throw new StartRefused("The backup was not restored: " + e.getMessage(), e);
        }
    }

    /** PostgreSQL replays the log that came with the backup; what it then says proves keys and data belong together. */
    private static String startOnce(Home home) {
        var cache = PostgresBinaries.cacheFolder(System.getenv(), System.getProperty("user.home"));
        try (var postgres = EmbeddedPostgres.start(home, cache)) {
            Bootstrap.run(postgres::superuser, "keepwell", postgres.endpoint().passwords());
            RoleCheck.run(postgres.endpoint());
            return RoleCheck.serverVersion(postgres.endpoint());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var entries = Files.walk(from)) {
            List<Path> all = entries.toList();
            for (var entry : all) {
                var target = to.resolve(from.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    PrivateFiles.folder(target);
                } else {
                    Files.copy(entry, target);
                    PrivateFiles.makePrivate(target);
                }
            }
        }
        Disk.sync(to);
    }
}
