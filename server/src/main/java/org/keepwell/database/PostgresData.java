package org.keepwell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import org.springframework.util.FileSystemUtils;

/** The data folder of the embedded database: how it is made, set up, and which port it answers on. */
final class PostgresData {

    private static final String MAJOR = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));

    /**
     * No Unix socket and no TLS: only this machine can connect, over loopback, with a password. The bundled OpenSSL is
     * past its end of life, so it is not used at all.
     *
     * <p>No value of a row may reach the log: no statements, no parameters, and terse errors, because the detail of an
     * error quotes the row.
     */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            ssl = off
            password_encryption = 'scram-sha-256'
            max_connections = 60
            shared_buffers = '128MB'
            jit = off
            fsync = on
            wal_compression = on
            max_wal_size = '1GB'
            idle_in_transaction_session_timeout = '15s'
            timezone = 'UTC'
            log_timezone = 'UTC'
            logging_collector = on
            log_directory = '%s'
            log_filename = 'postgresql-%%a.log'
            log_file_mode = 0600
            log_rotation_age = '1d'
            log_truncate_on_rotation = on
            log_line_prefix = '%%m [%%p] %%u %%e '
            log_statement = 'none'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_checkpoints = off
            """;

    private static final String WHO_MAY_CONNECT = """
            # one way in: this machine, with a password
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path folder;
    private final Path logs;

    PostgresData(Path folder, Path logs) {
        this.folder = folder;
        this.logs = logs;
    }

    /** The folder PostgreSQL itself calls its data directory. */
    Path data() {
        return folder.resolve("data");
    }

    /** What the server says before its own log is open; a few lines for each start. */
    Path startLog() {
        return logs.resolve("postgresql-start.log");
    }

    /** Makes the cluster if there is none. A cluster that a crash left half made is thrown away: it holds nothing. */
    void create(PostgresPrograms programs, Path passwordFile) throws IOException {
        if (Files.isDirectory(data())) {
            checkVersion();
            return;
        }
        var fresh = folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + EmbeddedPostgres.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        PrivateFiles.write(fresh.resolve("pg_hba.conf"), WHO_MAY_CONNECT.getBytes(StandardCharsets.UTF_8));
        PrivateFiles.write(
                fresh.resolve("postgresql.conf"), "include 'keepwell.conf'\n".getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the settings, with the port of last time if it is still free. */
    int configure() {
        var remembered = folder.resolve("port");
        var port = freePort(read(remembered));
        PrivateFiles.write(remembered, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
        var place = logs.toString().replace("'", "''");
        PrivateFiles.write(
                data().resolve("keepwell.conf"), SETTINGS.formatted(port, place).getBytes(StandardCharsets.UTF_8));
        return port;
    }

    /** What the running server, or one that died, wrote about itself. */
    PostmasterFile postmaster() {
        return PostmasterFile.read(data());
    }

    private void checkVersion() throws IOException {
        var version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!MAJOR.equals(version)) {
            throw new StartRefused(
                    "The data in " + data() + " belongs to PostgreSQL " + version + ", this Keepwell brings " + MAJOR
                            + ". Back it up with the Keepwell that made it, and restore it with this one.");
        }
    }

    private static int read(Path file) {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (NumberFormatException e) {
            return 0; // any free port will do
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort(int wanted) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted != 0) {
                return freePort(0);
            }
            throw new StartRefused("No free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
