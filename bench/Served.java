import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on a scratch home, with the database that it starts. */
final class Served implements AutoCloseable {

    /** What the launcher would start: the program, its flags, its jar. */
    record Program(String java, List<String> flags, Path cache, Path jar) {

        Process start(String... arguments) throws IOException {
            var command = new ArrayList<String>();
            command.add(java);
            command.addAll(words(arguments[0].equals("serve") ? "serverHeap" : "commandHeap"));
            command.addAll(flags); // the later ones win, as in the launcher
            if (Files.exists(cache)) {
                command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off"));
            }
            command.addAll(List.of("-jar", jar.toString()));
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        }

        /** Flags as the launcher gives them. */
        static List<String> words(String name) {
            return List.of(System.getProperty("keepwell.bench." + name).strip().split("\\s+"));
        }

        /** A command's output; it must end well unless {@code mayRefuse}. */
        String run(boolean mayRefuse, String... arguments) throws IOException, InterruptedException {
            var process = start(arguments);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 && !mayRefuse) {
                throw new IllegalStateException(arguments[0] + " failed: " + said);
            }
            return said;
        }
    }

    private static final int PATIENCE_SECONDS = 180;

    final Path home;
    final int port;
    final double secondsToReady;
    /** Password of each made-up account that the server showed at its start. */
    final Map<String, String> passwords = new LinkedHashMap<>();
    /** What each of them is, as "physician" or "patient". */
    final Map<String, String> roles = new LinkedHashMap<>();

    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);

    Served(Program program, String kind, Path home, int port) throws IOException, InterruptedException {
        this.home = home;
        this.port = port;
        long began = System.nanoTime();
        process = program.start("serve", "--kind", kind, "--home", home.toString(), "--port", Integer.toString(port));
        Thread.ofPlatform().daemon().start(this::listen);
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            process.destroy();
            throw new IllegalStateException("the server does not start; see " + home + "/logs");
        }
        try (var first = new Web(port)) {
            first.get("/").expect(200); // ready is when the first page has come
        }
        secondsToReady = (System.nanoTime() - began) / 1e9;
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.strip().split("\\s+", 3); // account, password, what it is
                if (words.length == 3 && words[0].matches("\\S+@keepwell\\.example")) {
                    passwords.put(words[0], words[1]);
                    roles.put(words[0], words[2]);
                }
                if (line.startsWith("Keepwell is ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            System.err.println("the server's output ended: " + e.getMessage());
        } finally {
            ready.countDown();
        }
    }

    long pid() {
        return process.pid();
    }

    long databasePid() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("db/data/postmaster.pid")).getFirst().strip());
    }

    /** Server and database together, in milliseconds of processor time. */
    long cpuMillis() throws IOException {
        return Processes.cpuMillis(pid()) + Processes.cpuMillisOfFamily(databasePid());
    }

    long residentKilobytes() throws IOException {
        var pids = new ArrayList<>(Processes.children(databasePid()));
        pids.add(databasePid());
        pids.add(pid());
        return Processes.residentKilobytes(pids);
    }

    /** As the database's superuser, for looking only. */
    Connection superuser(String database) throws IOException, SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", key("database-superuser"));
        return DriverManager.getConnection(databaseUrl(database), properties);
    }

    String databaseUrl(String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + Files.readString(home.resolve("db/port")).strip() + "/" + database;
    }

    String key(String name) throws IOException {
        return Files.readString(home.resolve("keys").resolve(name), StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
