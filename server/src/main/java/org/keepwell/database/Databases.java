package org.keepwell.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.keepwell.home.Home;

/**
 * The database of one home, ready to use: running, prepared, up to date and checked. Closing it closes the connections
 * first and stops the database, if it is our own, last.
 */
public final class Databases implements AutoCloseable {

    /** Known to the application, which seals contexts, and to the database, which checks them. */
    public static final String SEAL_KEY_FILE = "seal.key";

    private static final int AUDIT_WRITERS = 3;
    private static final int AUDIT_READERS = 4;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final HikariDataSource app;
    private final HikariDataSource auditWriter;
    private final HikariDataSource auditReader;

    /** @throws org.keepwell.home.StartRefused if there is no safe way to use the database */
    public static Databases open(Home home, DatabaseSettings settings) {
        return new Databases(home, settings);
    }

    private Databases(Home home, DatabaseSettings settings) {
        try {
            var endpoint = settings.isEmbedded() ? start(home) : reached(settings.external(home));
            Migrations.run(endpoint, Migrations.RING_ORDER, home.keys().secret(SEAL_KEY_FILE));
            RoleCheck.run(endpoint);
            CatalogueCheck.run(endpoint);
            app = pool(endpoint, LoginRole.APP, settings.connections());
            auditWriter = pool(endpoint, LoginRole.AUDIT_WRITER, AUDIT_WRITERS);
            auditReader = pool(endpoint, LoginRole.AUDIT_READER, AUDIT_READERS);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Serves requests; sees no row until a context is entered. */
    public DataSource app() {
        return app;
    }

    /** Adds to the audit log, and can do nothing else. */
    public DataSource auditWriter() {
        return auditWriter;
    }

    /** Reads the audit log, and can do nothing else. */
    public DataSource auditReader() {
        return auditReader;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) { // what is left must be closed all the same
                failure = failure == null ? new IllegalStateException("the database does not close", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static Endpoint reached(Endpoint endpoint) {
        ReachCheck.run(endpoint);
        return endpoint;
    }

    private Endpoint start(Home home) {
        var cache = PostgresBinaries.cacheFolder(System.getenv(), System.getProperty("user.home"));
        var postgres = EmbeddedPostgres.start(home, cache);
        open.push(postgres);
        var endpoint = postgres.endpoint();
        Bootstrap.run(postgres::superuser, "keepwell", endpoint.passwords());
        return endpoint;
    }

    private HikariDataSource pool(Endpoint endpoint, LoginRole role, int connections) {
        var config = new HikariConfig();
        config.setPoolName(role.user());
        config.setJdbcUrl(endpoint.url());
        config.setDataSourceProperties(endpoint.properties(role));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setAutoCommit(true);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        var pool = new HikariDataSource(config);
        open.push(pool);
        return pool;
    }
}
