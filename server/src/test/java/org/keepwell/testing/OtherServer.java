package org.keepwell.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.Keepwell;
import org.keepwell.database.TestServer;

/**
 * The whole server once more, as a process of its own on the database of the HTTP tests: with the same keys, a home of its
 * own, and its jobs. It can be killed as a power cut does, and started again at the same place.
 */
public final class OtherServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Path CLASSES = Path.of("target/classes");

    private final Path folder;
    private final List<String> java;
    private final List<String> program;
    private final Path cache;
    private final int port = freePort();
    private @Nullable Process process;
    private int starts;
    private int kills;

    /** @param pharmacies the port at which pharmacies find it */
    public OtherServer(Path folder, int pharmacies) {
        this.folder = folder;
        var server = TestServer.running();
        this.cache = folder.resolve("start.aot");
        java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // a short life: it is killed before the other compiler is of use
                "-Dkeepwell.demo.pharmacies=off",
                "-Dkeepwell.pharmacy.port=" + pharmacies,
                "-cp",
                classPath());
        program = List.of(
                Keepwell.class.getName(),
                "serve",
                "--kind",
                "demo",
                "--home",
                folder.resolve("home").toString(),
                "--keys",
                server.home().keys().path("seal.key").getParent().toString(),
                "--port",
                Integer.toString(port));
    }

    /** With our classes in a jar: a cache of what a start loads takes no folders. */
    private String classPath() {
        var jar = folder.resolve("keepwell.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(CLASSES)) {
            for (var file : files.skip(1).toList()) {
                var name = CLASSES.relativize(file).toString().replace(File.separatorChar, '/');
                boolean folderToo = Files.isDirectory(file); // without them Spring finds no classes
                out.putNextEntry(new JarEntry(folderToo ? name + "/" : name));
                if (!folderToo) {
                    Files.copy(file, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1);
        return Stream.concat(Stream.of(jar.toString()), Arrays.stream(libraries).filter(path -> path.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it once and ends it, so that each start after this one takes half as long. */
    public void train() {
        begin(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=error"));
        try {
            var trained = Objects.requireNonNull(process);
            trained.destroy();
            if (!trained.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the other server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return URI.create("https://localhost:" + port);
    }

    /** Starts it and waits until it answers. */
    public synchronized void start() {
        if (!isRunning()) {
            begin(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off") : List.of());
        }
    }

    private void begin(List<String> flags) {
        try {
            var said = folder.resolve("said-" + ++starts + ".txt");
            var line = new ArrayList<>(java);
            line.addAll(1, flags);
            line.addAll(program);
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment()
                    .put(
                            "KEEPWELL_DATABASE_URL",
                            HttpTestConfiguration.DATABASE
                                    .get()
                                    .properties()
                                    .get("keepwell.database.url")
                                    .toString());
            builder.environment().put("KEEPWELL_DATABASE_CONNECTIONS", "8");
            var started = builder.start();
            process = started;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(said).contains("ready at")) {
                if (System.nanoTime() > until || started.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("the other server did not start: " + Files.readString(said));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: nothing is ended, nothing is said. */
    public synchronized void kill() {
        try {
            Objects.requireNonNull(process).destroyForcibly().waitFor();
            kills++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often it was killed. */
    public int kills() {
        return kills;
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
