package org.keepwell.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Properties;
import org.keepwell.home.Home;
import org.keepwell.home.KeyFiles;
import org.keepwell.home.StartRefused;

/**
 * The PostgreSQL that Keepwell starts for itself. It is a process of its own, in its own session: Ctrl-C stops Keepwell
 * first and the database last, and if Keepwell is killed, the database lives on and the next start uses it.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    static final String SUPERUSER_PASSWORD = "database-superuser";

    /** Recovery after a power cut may take this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final PostgresPrograms programs;
    private final PostgresData data;
    private final KeyFiles keys;
    private final UseLock users;

    private EmbeddedPostgres(PostgresPrograms programs, PostgresData data, KeyFiles keys, UseLock users) {
        this.programs = programs;
        this.data = data;
        this.keys = keys;
        this.users = users;
    }

    /**
     * Starts the database of this home, or joins it where it already runs.
     *
     * @param cache where the programs are unpacked
     */
    static EmbeddedPostgres start(Home home, Path cache) {
        try {
            var programs = new PostgresPrograms(PostgresBinaries.unpacked(cache), home.temporary());
            var data = new PostgresData(home.database(), home.logs());
            var users = new UseLock(home.database());
            var postgres = new EmbeddedPostgres(programs, data, home.keys(), users);
            try (var _ = users.turn()) {
                postgres.startOrJoin();
                users.enter();
            } catch (IOException | RuntimeException e) {
                users.close();
                throw e;
            }
            return postgres;
        } catch (IOException e) {
            throw new StartRefused(
                    "The embedded database does not start. It said: " + e.getMessage() + "\nMore may be in "
                            + home.logs() + ".",
                    e);
        }
    }

    /** Each role's password is made on the first start and kept in the keys folder. */
    Endpoint endpoint() {
        var passwords = new EnumMap<LoginRole, String>(LoginRole.class);
        for (var role : LoginRole.values()) {
            passwords.put(role, keys.password(role.passwordFile()));
        }
        var url = url("keepwell");
        return new Endpoint(url, url, 3, passwords);
    }

    /** A connection that may do anything. For preparing and checking only. */
    Connection superuser(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", keys.password(SUPERUSER_PASSWORD));
        properties.setProperty("ApplicationName", "keepwell bootstrap");
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url(database), properties);
    }

    PostgresData data() {
        return data;
    }

    /** Stops the database if nobody else uses it. */
    @Override
    public void close() {
        try (users;
                var _ = users.turn()) {
            if (users.leave() && data.postmaster().isAlive()) {
                programs.run(
                        "pg_ctl",
                        List.of(
                                "stop",
                                "--pgdata=" + data.data(),
                                "--mode=fast",
                                "--wait",
                                "--timeout=" + PATIENCE.toSeconds()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the embedded database does not stop: " + e.getMessage(), e);
        }
    }

    private void startOrJoin() throws IOException {
        keys.password(SUPERUSER_PASSWORD);
        data.create(programs, keys.path(SUPERUSER_PASSWORD));
        var found = data.postmaster();
        if (found.isAlive()) {
            waitUntilItAnswers();
            return;
        }
        found.removeIfStale();
        data.configure();
        programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + data.data(),
                        "--wait",
                        "--silent",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--log=" + data.startLog()));
    }

    /** A server that was left behind may still be recovering, or just be stopping; in that case it is started anew. */
    private void waitUntilItAnswers() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = superuser("postgres");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("show data_directory")) {
                rows.next();
                if (!Path.of(rows.getString(1)).equals(data.data())) {
                    throw new IOException("another database answers on port "
                            + data.postmaster().port());
                }
                return;
            } catch (SQLException e) {
                if (!data.postmaster().isAlive()) {
                    startOrJoin();
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("the running database does not answer: " + e.getMessage(), e);
                }
                pause();
            }
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + data.postmaster().port() + "/" + database + "?sslmode=disable";
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
