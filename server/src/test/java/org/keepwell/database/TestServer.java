package org.keepwell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;

/**
 * The PostgreSQL server that all tests of one JVM share: an embedded one under {@code target/}, of the lane
 * that {@code keepwell.test.lane} names where runs go beside each other, or the one that {@code
 * KEEPWELL_TEST_DATABASE_URL} names (the address of its database "postgres", with {@code
 * KEEPWELL_TEST_DATABASE_USER} and {@code KEEPWELL_TEST_DATABASE_PASSWORD} of a superuser).
 */
public final class TestServer {

    /** Every Spring context of a test run is kept, each with its pools, beside the programs that tests start. */
    static final int CONNECTIONS = 200;

    /** Nobody works in it: what is in use cannot be copied. */
    private static final String MODEL = "keepwell_test_model";

    /** With the same passwords; but a handshake that hides them costs thousands of rounds, and tests connect by thousands. */
    private static final String WHO_MAY_CONNECT = "host all all 127.0.0.1/32 password\n";

    private static @Nullable TestServer running;

    private final Home home;
    private final Bootstrap.Superuser superuser;
    private final String address;
    private final Map<LoginRole, String> passwords = new EnumMap<>(LoginRole.class);
    private boolean modelIsMade;

    private TestServer(Home home, Bootstrap.Superuser superuser, String address) {
        this.home = home;
        this.superuser = superuser;
        this.address = address;
        for (var role : LoginRole.values()) {
            passwords.put(role, home.keys().password(role.passwordFile()));
        }
    }

    public static synchronized TestServer running() {
        if (running == null) {
            var lane = System.getProperty("keepwell.test.lane", "one");
            var home = Home.open(Path.of("target/test-home-" + lane), null, HomeKind.DEMO);
            var named = System.getenv("KEEPWELL_TEST_DATABASE_URL");
            running = named == null ? embedded(home) : external(home, named);
        }
        return running;
    }

    /** Makes the named database anew: empty, prepared and migrated. Every one after the first is a copy of a model. */
    public synchronized void make(String database) throws SQLException {
        if (!modelIsMade) {
            drop(MODEL);
            prepare(MODEL);
            migrate(MODEL, Migrations.RING_ORDER);
            modelIsMade = true;
        }
        drop(database);
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + database + " template " + MODEL);
        }
        prepare(database); // who may connect is no part of what is copied
    }

    private void drop(String database) throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
        }
    }

    /** Runs {@code bootstrap.sql}. */
    void prepare(String database) {
        Bootstrap.run(superuser, database, passwords);
    }

    /** Runs the migrations of these modules only. */
    public void migrate(String database, List<String> modules) {
        Migrations.run(endpoint(database), modules, home.keys().secret(Databases.SEAL_KEY_FILE));
    }

    public Connection superuser(String database) throws SQLException {
        return superuser.connect(database);
    }

    /** Logs in as {@code keepwell_} and the given name. */
    public Connection connect(String database, String role) throws SQLException {
        return endpoint(database).connect(LoginRole.valueOf(role));
    }

    /** What a migration is allowed. */
    public Connection owner(String database) throws SQLException {
        var connection = connect(database, "MIGRATE");
        try (var statement = connection.createStatement()) {
            statement.execute(Migrations.OPENING);
        }
        return connection;
    }

    public String url(String database) {
        return address + "/" + database + "?sslmode=disable";
    }

    /** Its keys folder holds the passwords of the roles. */
    public Home home() {
        return home;
    }

    Endpoint endpoint(String database) {
        return new Endpoint(url(database), url(database), 3, passwords);
    }

    private static TestServer embedded(Home home) {
        var postgres = roomy(home, Path.of("target/test-cache").toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        var url = postgres.endpoint().url();
        return new TestServer(home, postgres::superuser, url.substring(0, url.lastIndexOf('/')));
    }

    /** Lets in more than a clinic's would, and faster; what is set once stays set in its data. */
    private static EmbeddedPostgres roomy(Home home, Path cache) {
        var postgres = EmbeddedPostgres.start(home, cache);
        var door = postgres.data().data().resolve("pg_hba.conf");
        try (var superuser = postgres.superuser("postgres");
                var statement = superuser.createStatement()) {
            if (connections(superuser) == CONNECTIONS && Files.readString(door).equals(WHO_MAY_CONNECT)) {
                return postgres;
            }
            statement.execute("alter system set max_connections = " + CONNECTIONS);
            Files.writeString(door, WHO_MAY_CONNECT);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        postgres.close();
        return EmbeddedPostgres.start(home, cache);
    }

    static int connections(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("show max_connections")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static TestServer external(Home home, String url) {
        var properties = new Properties();
        properties.setProperty("user", System.getenv().getOrDefault("KEEPWELL_TEST_DATABASE_USER", "postgres"));
        properties.setProperty("password", System.getenv().getOrDefault("KEEPWELL_TEST_DATABASE_PASSWORD", ""));
        var address = url.substring(0, url.lastIndexOf('/'));
        return new TestServer(home, name -> DriverManager.getConnection(address + "/" + name, properties), address);
    }
}
