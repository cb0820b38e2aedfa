package org.keepwell.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keepwell.database.DatabaseSettings;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;

/**
 * A migrated database for tests. {@link #shared()} is one for all tests of a run, made anew when the run begins; tests
 * keep apart by their own tenants and patients. {@link #fresh} is one of its own, for tests that count all rows.
 */
public final class TestDatabase {

    /** Of each pool: a run keeps dozens of them open. */
    private static final int CONNECTIONS = 8;

    private static @Nullable TestDatabase shared;

    private final String name;
    private @Nullable Databases databases;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static synchronized TestDatabase shared() {
        if (shared == null) {
            shared = fresh("keepwell");
        }
        return shared;
    }

    /** @param name lower-case letters, digits and underscores; a database of this name is dropped first */
    public static TestDatabase fresh(String name) {
        try {
            TestServer.running().make(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(name);
    }

    /** As {@code keepwell_app}, pooled. */
    public DataSource app() {
        return databases().app();
    }

    /** As {@code keepwell_audit_writer}, pooled. */
    public DataSource auditWriter() {
        return databases().auditWriter();
    }

    /** As {@code keepwell_audit_reader}, pooled. */
    public DataSource auditReader() {
        return databases().auditReader();
    }

    /** A connection that may do anything: to look at what no role of Keepwell sees. */
    public Connection superuser() throws SQLException {
        return TestServer.running().superuser(name);
    }

    /** A connection that may do what migrations do. */
    public Connection owner() throws SQLException {
        return TestServer.running().owner(name);
    }

    /** The settings with which a Spring context uses this database. */
    public Map<String, Object> properties() {
        var server = TestServer.running();
        return Map.of(
                "keepwell.home.root",
                server.home().root().toString(),
                "keepwell.home.kind",
                "demo",
                "keepwell.database.url",
                server.url(name),
                "keepwell.database.connections",
                CONNECTIONS,
                "keepwell.demo.pharmacies", // each is a process: a test that wants them says so
                "off",
                // tests of jobs say so: the jobs of one test would do the work that another looks at
                "keepwell.jobs.enabled",
                false);
    }

    private synchronized Databases databases() {
        if (databases == null) {
            var server = TestServer.running();
            databases =
                    Databases.open(server.home(), new DatabaseSettings(server.url(name), null, null, 3, CONNECTIONS));
        }
        return databases;
    }
}
