package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;

@Tag("database")
@Tag("long")
class BackupTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedBeforeTheBackupIsThereAfterARestoreThoughOthersKeepWriting() throws Exception {
        var home = home();
        Path backup;
        try (var postgres = start(home);
                var writers = Executors.newSingleThreadExecutor()) {
            say(postgres, "create table word (id serial primary key, it text)");
            say(postgres, "insert into word (it) select 'before' from generate_series(1, 5000)");
            var enough = new AtomicBoolean();
            var writing = writers.submit(() -> {
                while (!enough.get()) {
                    say(postgres, "insert into word (it) select repeat('during', 50) from generate_series(1, 200)");
                    say(postgres, "checkpoint");
                }
                return null;
            });
            try {
                backup = BackupCommand.take(postgres, "demo", folder.resolve("backups"), NOW);
            } finally {
                enough.set(true);
            }
            writing.get(30, TimeUnit.SECONDS);
        }
        try (var files = Files.walk(backup)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("database-") || name.contains("tls"));
        }

        RestoreCommand.restore(backup, folder.resolve("new"), home.keys().folder());

        try (var postgres = start(Home.existing(folder.resolve("new"), null))) {
            assertThat(ask(postgres, "select count(*) from word where it = 'before'"))
                    .isEqualTo("5000");
            assertThat(ask(postgres, "select count(*) = max(id) from word")).isEqualTo("t");
        }
    }

    @Test
    void aChangedBackupIsRefused() throws Exception {
        var home = home();
        var backup = BackupCommand.take(home, folder.resolve("backups"), NOW);
        Files.writeString(backup.resolve("data/PG_VERSION"), "17\n");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> RestoreCommand.restore(
                        backup, folder.resolve("new"), home.keys().folder()))
                .withMessageContaining("PG_VERSION");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aBackupIsNotRestoredOverAnotherDatabaseNorWithoutKeys() {
        var home = home();
        var backup = BackupCommand.take(home, folder.resolve("backups"), NOW);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() ->
                        RestoreCommand.restore(backup, home.root(), home.keys().folder()))
                .withMessageContaining("holds a database already");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> RestoreCommand.restore(backup, folder.resolve("new"), folder.resolve("nowhere")))
                .withMessageContaining("keys of the backup");
    }

    private Home home() {
        return Home.open(folder.resolve("home"), null, HomeKind.DEMO);
    }

    private static EmbeddedPostgres start(Home home) {
        return EmbeddedPostgres.start(
                home, PostgresBinaries.cacheFolder(System.getenv(), System.getProperty("user.home")));
    }

    private static void say(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.superuser("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
