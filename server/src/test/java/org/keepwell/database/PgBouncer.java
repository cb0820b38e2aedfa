package org.keepwell.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.keepwell.testing.TestDatabase;

/** A transaction pooler before the test server, on this machine only and without TLS. */
public final class PgBouncer implements AutoCloseable {

    public static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param connections to the database, for each role */
    public static PgBouncer start(Path folder, String database, int connections)
            throws IOException, InterruptedException {
        var server = TestServer.running();
        var address = URI.create(server.url(database).substring("jdbc:".length()));
        var users = folder.resolve("users.txt");
        var text = new StringBuilder();
        for (var role : List.of(LoginRole.APP, LoginRole.AUDIT_WRITER, LoginRole.AUDIT_READER)) {
            text.append('"')
                    .append(role.user())
                    .append("\" \"")
                    .append(server.endpoint(database).password(role))
                    .append("\"\n");
        }
        Files.writeString(users, text);
        int port = freePort();
        var settings = folder.resolve("pgbouncer.ini");
        Files.writeString(
                settings, """
                [databases]
                %s = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                """.formatted(database, address.getHost(), address.getPort(), port, users, connections));
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // pgbouncer, like PostgreSQL, does not run as root
        }
        command.addAll(List.of(PROGRAM.toString(), settings.toString()));
        var log = folder.resolve("pgbouncer.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var bouncer = new PgBouncer(process, port);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                bouncer.close();
                throw new IOException("pgbouncer does not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return bouncer;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** How many connections of the app the database itself has. */
    public long serverConnections(TestDatabase database) {
        return Long.parseLong(
                TestProgram.one(
                        database,
                        "select count(*) from pg_stat_activity where datname = current_database() and usename = 'keepwell_app'"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
