package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;

@Tag("database")
@Tag("long")
class EmbeddedPostgresTest {

    private static final Path CACHE = Path.of("target/test-cache").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void dataOutlivesAStopAndThePortIsTheSame() throws Exception {
        var home = home();
        int port;
        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            port = postgres.data().postmaster().port();
            say(postgres, "create table word as select 'kept'::text as it");
        }
        assertThat(new PostgresData(home.database(), home.logs()).postmaster().isAlive())
                .isFalse();

        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            assertThat(ask(postgres, "select it from word")).isEqualTo("kept");
            assertThat(postgres.data().postmaster().port()).isEqualTo(port);
        }
    }

    @Test
    void aServerLeftBehindByAKilledProgramIsJoined() throws Exception {
        var home = home();
        runAndDie(home);
        var left = new PostgresData(home.database(), home.logs()).postmaster();
        assertThat(left.isAlive()).isTrue();

        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            assertThat(postgres.data().postmaster().process()).isEqualTo(left.process());
            assertThat(ask(postgres, "select 'here'")).isEqualTo("here");
        }
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aServerThatDiedIsStartedAgainAndRecovers() throws Exception {
        var home = home();
        var first = EmbeddedPostgres.start(home, CACHE);
        say(first, "create table word as select 'committed'::text as it");
        var process = first.data().postmaster().process();
        kill(process);

        first.close();

        try (var second = EmbeddedPostgres.start(home, CACHE)) {
            assertThat(ask(second, "select it from word")).isEqualTo("committed");
            assertThat(second.data().postmaster().process()).isNotEqualTo(process);
        }
    }

    @Test
    void aPidFileWhoseNumberNowBelongsToAnotherProgramDoesNotStopTheStart() throws Exception {
        var home = home();
        EmbeddedPostgres.start(home, CACHE).close();
        var data = new PostgresData(home.database(), home.logs()).data();
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n1\n5432\n");

        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            assertThat(ask(postgres, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aPortTakenByAnotherProgramIsGivenUp() throws Exception {
        var home = home();
        int port;
        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            port = postgres.data().postmaster().port();
        }
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", port));
            try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
                assertThat(postgres.data().postmaster().port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordAndOthersReadNothing() throws Exception {
        var home = home();
        try (var postgres = EmbeddedPostgres.start(home, CACHE)) {
            var url = "jdbc:postgresql://127.0.0.1:"
                    + postgres.data().postmaster().port() + "/postgres";
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
        }
        try (var files = Files.walk(home.root())) {
            assertThat(files.filter(EmbeddedPostgresTest::othersMayRead)).isEmpty();
        }
    }

    private Home home() {
        return Home.open(folder.resolve("home"), null, HomeKind.DEMO);
    }

    private static boolean othersMayRead(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the database in another program, which then ends without closing anything. */
    private static void runAndDie(Home home) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dies.class.getName(),
                        home.root().toString()))
                .inheritIO()
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(Dies.STATUS);
    }

    private static void kill(long process) throws Exception {
        var handle = ProcessHandle.of(process).orElseThrow();
        handle.descendants().forEach(ProcessHandle::destroyForcibly);
        handle.destroyForcibly();
        handle.onExit().get(10, TimeUnit.SECONDS);
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

    /** The program that dies. */
    static final class Dies {
        static final int STATUS = 9;

        private Dies() {}

        public static void main(String[] arguments) {
            EmbeddedPostgres.start(Home.existing(Path.of(arguments[0]), null), CACHE);
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
