package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;

/** A clinic's own server over TLS: the right one is used, and nothing is sent to any other. A real PostgreSQL. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTlsTest {

    private static final Path CACHE = Path.of("target/test-cache").toAbsolutePath();
    private static final String SUPERUSER_ONLY_IN_CLEAR = """
            hostnossl all postgres 127.0.0.1/32 scram-sha-256
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    @TempDir
    private static Path folder;

    private Home home;
    private EmbeddedPostgres postgres;
    private TestAuthority clinic;
    private TestAuthority stranger;

    @BeforeAll
    void start() throws Exception {
        home = Home.open(folder.resolve("home"), null, HomeKind.CLINIC);
        postgres = EmbeddedPostgres.start(home, CACHE);
        Bootstrap.run(postgres::superuser, "keepwell", postgres.endpoint().passwords());
        clinic = new TestAuthority(folder.resolve("clinic"), "The clinic's authority");
        stranger = new TestAuthority(folder.resolve("stranger"), "Somebody's authority");
        var later = Instant.now().plus(Duration.ofHours(12));
        clinic.issue("right", "localhost", later);
        clinic.issue("other-name", "db.clinic.example", later);
        clinic.issue("ended", "localhost", Instant.now().minus(Duration.ofHours(1)));
        stranger.issue("right", "localhost", later);
        PrivateFiles.write(
                postgres.data().data().resolve("pg_hba.conf"),
                SUPERUSER_ONLY_IN_CLEAR.getBytes(StandardCharsets.US_ASCII));
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void theRightServerIsUsedAndEveryConnectionIsEncrypted() throws Exception {
        show(clinic, "right");

        try (var databases = Databases.open(home, settings(clinic));
                var app = databases.app().getConnection();
                var statement = app.createStatement();
                var rows = statement.executeQuery(
                        "select version, current_user from pg_stat_ssl where pid = pg_backend_pid() and ssl")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isIn("TLSv1.3", "TLSv1.2");
            assertThat(rows.getString(2)).isEqualTo("keepwell_app");
        }
        assertThat(log()).contains("user=keepwell_app").contains("SSL enabled");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        show(stranger, "right");
        refused(settings(clinic), "authority that is not trusted");
    }

    @Test
    void whereNoAuthorityIsNamedTheMachinesDecide() throws Exception {
        show(clinic, "right");
        refused(settings(null), "authority that is not trusted");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        show(clinic, "other-name");
        refused(settings(clinic), "certificate for another name");
    }

    @Test
    void aCertificateThatHasEndedIsRefused() throws Exception {
        show(clinic, "ended");
        refused(settings(clinic), "has ended");
    }

    @Test
    void aServerWithoutTlsIsRefused() throws Exception {
        set(List.of("ssl = off"), "show ssl", "off");
        refused(settings(clinic), "does not speak TLS");
    }

    @Test
    void aFileOfAuthoritiesThatIsNotThereIsNamed() throws Exception {
        show(clinic, "right");
        var address = address() + "&sslrootcert=" + folder.resolve("nothing.crt");
        refused(new DatabaseSettings(address, null, null, 3, 4), "sslrootcert");
    }

    private void refused(DatabaseSettings settings, String reason) throws IOException {
        var before = log().length();

        var refusal = catchThrowableOfType(
                StartRefused.class, () -> Databases.open(home, settings).close());

        assertThat(refusal).hasMessageContaining(reason).hasMessageContaining("localhost:");
        assertThat(refusal.getMessage().lines()).hasSize(1);
        assertThat(log().substring(before)).as("what the server learnt").doesNotContain("keepwell");
    }

    private DatabaseSettings settings(@org.jspecify.annotations.Nullable TestAuthority trusted) {
        var address = trusted == null ? address() : address() + "&sslrootcert=" + trusted.certificate();
        return new DatabaseSettings(address, null, null, 3, 4);
    }

    private String address() {
        return "jdbc:postgresql://localhost:" + postgres.data().postmaster().port() + "/keepwell?sslmode=verify-full";
    }

    /** The server shows this certificate from now on. */
    private void show(TestAuthority authority, String name) throws Exception {
        var certificate = authority.folder().resolve(name + ".crt");
        set(
                List.of(
                        "ssl_cert_file = '" + certificate + "'",
                        "ssl_key_file = '" + authority.folder().resolve(name + ".key") + "'",
                        "log_connections = on",
                        "ssl = on"),
                "select current_setting('ssl') || ' ' || current_setting('ssl_cert_file')",
                "on " + certificate);
    }

    private void set(List<String> settings, String query, String expected) throws Exception {
        try (var superuser = postgres.superuser("postgres");
                var statement = superuser.createStatement()) {
            for (var setting : settings) {
                statement.execute("alter system set " + setting);
            }
            statement.execute("select pg_reload_conf()");
        }
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!ask(query).equals(expected)) {
            assertThat(System.nanoTime()).as("the server takes up " + settings).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** On a new connection: what the server's next one will have. */
    private String ask(String query) throws SQLException {
        try (var superuser = postgres.superuser("postgres");
                var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String log() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(home.logs())) {
            for (var file : files.sorted().toList()) {
                text.append(Files.readString(file).replaceAll("(?m)^.*keepwell bootstrap.*$", ""));
            }
        }
        return text.toString();
    }
}
