package org.keepwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as operations.md says it should run: by an ordinary user, with the embedded database. */
@Tag("database")
@Tag("long")
class OrdinaryUserTest {

    /** Nobody's on every Linux; needs no entry among the users. */
    private static final String NOBODY = "65534";

    private static final Pattern READY = Pattern.compile("ready at https://localhost:(\\d+)");
    /** Large, and no part of the program. */
    private static final Pattern ONLY_FOR_TESTS = Pattern.compile(".*(driver-bundle|playwright|hapi-fhir|springdoc).*");

    @TempDir
    private Path folder;

    private Path home;
    private List<String> asUser;
    private Process server;

    @BeforeEach
    void make() throws Exception {
        home = folder.resolve("clinic");
        boolean root = "root".equals(System.getProperty("user.name"));
        asUser = root ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        copyProgram();
        boolean starts = status("true") == 0 && status(java(), "-version") == 0;
        if (!starts && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("an ordinary user cannot start " + java() + " here");
        }
        assumeTrue(starts, "skipped: an ordinary user cannot start " + java() + " here");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null && server.isAlive()) {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void itStartsServesAndStopsForAnOrdinaryUser() throws Exception {
        var said = folder.resolve("said.txt");
        server = start(said);
        var port = port(said);
        assertThat(Files.readString(said))
                .as("no port for monitoring was named")
                .doesNotContain("metrics");

        var postmaster = postmaster();
        assertThat(owner(postmaster)).isEqualTo(owner(server.toHandle()));
        assertThat(owner(postmaster)).isNotEqualTo("0").isNotEqualTo("root");
        assertThat(ask(port, "/api/session")).isEqualTo(401);

        server.destroy(); // as Ctrl-C and a service manager do
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("db/data/postmaster.pid"))
                .as("the database stops with it")
                .doesNotExist();
        assertThat(runs(postmaster)).as("and its process").isFalse();
        try (var files = Files.walk(home)) {
            assertThat(files.filter(OrdinaryUserTest::othersMayRead)).isEmpty();
        }

        server = start(said); // what it left is enough to start again
        assertThat(ask(port(said), "/api/session")).isEqualTo(401);
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(Path said) throws IOException {
        Files.deleteIfExists(said);
        var line = new ArrayList<>(asUser);
        line.addAll(List.of("sh", "-c", "umask 077 && exec \"$@\"", "sh")); // as ./keepwell begins
        line.addAll(List.of(
                java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.resolve("program/classes") + File.pathSeparator + folder.resolve("program") + "/*",
                Keepwell.class.getName(),
                "serve",
                "--kind",
                "clinic",
                "--home",
                home.toString(),
                "--port",
                "0"));
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KEEPWELL_") || name.startsWith("XDG_"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private String port(Path said) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(300).toNanos();
        while (true) {
            var text = Files.readString(said);
            var ready = READY.matcher(text);
            if (ready.find()) {
                return ready.group(1);
            }
            assertThat(server.isAlive()).as(text).isTrue();
            assertThat(System.nanoTime()).as(text).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var first = Files.readAllLines(home.resolve("db/data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    }

    /** Waits for the very end of it; what is dead but not yet asked after has no command line any more. */
    private static boolean runs(ProcessHandle process) throws Exception {
        var command = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Files.exists(command) && Files.readAllBytes(command).length > 0) {
            if (System.nanoTime() > deadline) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private static String owner(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+")[2]) // the effective one
                .findFirst()
                .orElseThrow();
    }

    private int ask(String port, String path) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(home.resolve("keys/tls.crt"))) {
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** Root's own folders are closed to others, and with them what Maven keeps there. */
    private void copyProgram() throws IOException {
        var program = Files.createDirectory(folder.resolve("program"));
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (var entry : path.split(File.pathSeparator)) {
            var file = Path.of(entry);
            if (entry.endsWith(".jar") && !ONLY_FOR_TESTS.matcher(entry).matches()) {
                Files.copy(file, program.resolve(file.getFileName().toString()));
            } else if (file.endsWith("classes")) {
                copyFolder(file, program.resolve("classes"));
            }
        }
        try (var all = Files.walk(program)) {
            for (var one : all.toList()) {
                var rights = Files.isDirectory(one) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(one, PosixFilePermissions.fromString(rights));
            }
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    private int status(String... words) throws Exception {
        var line = new ArrayList<>(asUser);
        line.addAll(List.of(words));
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // no setpriv here: said by who asked
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean othersMayRead(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
