import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Runs {@link Floor} as a process of its own, with the flags of the server, on the server's database. */
final class FloorProcess implements AutoCloseable {

    final int port;
    private final Process process;
    private final Served server;

    FloorProcess(Served.Program program, Served server, Path driver) throws IOException {
        this.server = server;
        var command = new ArrayList<>(List.of(program.java()));
        command.addAll(program.flags());
        command.addAll(Served.Program.words("serverHeap"));
        command.addAll(List.of("-cp", driver.toString(), System.getProperty("keepwell.bench.floor")));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var settings = new Properties();
        settings.setProperty("url", server.databaseUrl("keepwell"));
        settings.setProperty("app", server.key("database-app"));
        settings.setProperty("writer", server.key("database-audit-writer"));
        settings.setProperty("seal", HexFormat.of().formatHex(Files.readAllBytes(server.home.resolve("keys/seal.key"))));
        settings.setProperty("crt", server.key("tls.crt"));
        settings.setProperty("key", server.key("tls.key"));
        try (var out = process.getOutputStream()) {
            settings.store(out, null);
        }
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (said == null) {
            throw new IllegalStateException("the floor does not start");
        }
        port = Integer.parseInt(said);
    }

    /** The floor and the database, in milliseconds of processor time. */
    long cpuMillis() throws IOException {
        return Processes.cpuMillis(process.pid()) + Processes.cpuMillisOfFamily(server.databasePid());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
