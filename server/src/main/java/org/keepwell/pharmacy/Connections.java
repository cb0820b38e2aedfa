package org.keepwell.pharmacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The connections to pharmacy networks, and whether one may be used now. Asked at each send: papers end. */
@Component
class Connections {

    private static final String COLUMNS = """
            select tenant_id, name, kind, url, own_party, script_version, vendor, trust, by_authority, signing_key,
                mrn_system, switched_on
            from pharmacy.connection
            """;
    private static final String SAVE = """
            insert into pharmacy.connection (tenant_id, name, kind, url, own_party, script_version, vendor, trust,
                by_authority, signing_key, mrn_system, switched_on, changed_at)
            values (:tenant, :name, :kind, :url, :party, :version, :vendor, :trust, :byAuthority, :key, :mrn, :on, :now)
            on conflict (tenant_id, name) do update set kind = excluded.kind, url = excluded.url,
                own_party = excluded.own_party, script_version = excluded.script_version, vendor = excluded.vendor,
                trust = excluded.trust, by_authority = excluded.by_authority, signing_key = excluded.signing_key,
                mrn_system = excluded.mrn_system, switched_on = excluded.switched_on, changed_at = excluded.changed_at
            """;
    private static final String ALERT = """
            insert into pharmacy.alert as a (tenant_id, connection, day, words, times, last_at)
            values (:tenant, :name, :day, :words, 1, :now)
            on conflict (tenant_id, connection, day, words) do update set times = a.times + 1, last_at = excluded.last_at
            """;
    private static final String ALERTS = """
            select words, times, last_at from pharmacy.alert where tenant_id = :tenant and connection = :name
            order by last_at desc, words limit 30
            """;
    private static final String TENANTS = "select distinct tenant_id from pharmacy.connection order by tenant_id";

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final JdbcClient db;
    private final Vendors vendors;
    private final Home home;
    private final Clock clock;

    Connections(JdbcClient db, Vendors vendors, Home home, Clock clock) {
        this.db = db;
        this.vendors = vendors;
        this.home = home;
        this.clock = clock;
    }

    /** Of all tenants, those that are switched on. */
    List<Connection> on() {
        return db.sql(COLUMNS + " where switched_on order by tenant_id")
                .query(Connections::read)
                .list();
    }

    Optional<Connection> on(TenantId tenant) {
        return db.sql(COLUMNS + " where tenant_id = :tenant and switched_on")
                .param("tenant", tenant.value())
                .query(Connections::read)
                .optional();
    }

    Optional<Connection> byName(TenantId tenant, String name) {
        return db.sql(COLUMNS + " where tenant_id = :tenant and name = :name")
                .param("tenant", tenant.value())
                .param("name", name)
                .query(Connections::read)
                .optional();
    }

    List<Connection> all(TenantId tenant) {
        return db.sql(COLUMNS + " where tenant_id = :tenant order by name")
                .param("tenant", tenant.value())
                .query(Connections::read)
                .list();
    }

    /** Why nothing may go over this connection now, in plain words; empty if it may. */
    Optional<String> refusal(Connection connection) {
        boolean demo = home.kind() == HomeKind.DEMO;
        return switch (connection.kind()) {
            case SANDBOX ->
                demo ? Optional.empty() : Optional.of("a sandbox would swallow the prescriptions of a real clinic");
            case LIVE -> demo ? Optional.of("made-up people must not reach a real pharmacy") : papers(connection);
        };
    }

    private Optional<String> papers(Connection connection) {
        var name = connection.vendor();
        if (name == null) {
            return Optional.of("the connection names no vendor");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return vendors.byName(connection.tenant(), name)
                .map(vendor -> vendor.missing(connection.version(), today))
                .orElse(Optional.of(name + " is not in the vendor register"));
    }

    /** Inside a sealed transaction, which its audit entry is part of. */
    void save(Grant grant, Connection connection) {
        db.sql(SAVE)
                .param("tenant", grant.tenant().value())
                .param("name", connection.name())
                .param("kind", connection.kind().code())
                .param("url", connection.url())
                .param("party", connection.ownParty())
                .param("version", connection.version().text())
                .param("vendor", connection.vendor())
                .param("trust", connection.trust())
                .param("byAuthority", connection.byAuthority())
                .param("key", connection.signingKey())
                .param("mrn", connection.mrnSystem())
                .param("on", connection.on())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whoever has a connection, on or off. */
    List<TenantId> tenants() {
        return db.sql(TENANTS).query((row, n) -> new TenantId(row.getInt(1))).list();
    }

    /** What a person must look at. @param words our own, never a message's: they stand in the program's log too */
    void alert(TenantId tenant, String connection, String words) {
        var now = clock.instant();
        LOG.warn("pharmacy connection {}: {}", connection, words);
        db.sql(ALERT)
                .param("tenant", tenant.value())
                .param("name", connection)
                .param("day", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .param("words", words)
                .param("now", Timestamp.from(now))
                .update();
    }

    void alert(Connection connection, String words) {
        alert(connection.tenant(), connection.name(), words);
    }

    /** @param times on the day of the last one */
    record Alert(String words, int times, Instant lastAt) {}

    /** The last 30, newest first. */
    List<Alert> alerts(Connection connection) {
        return db.sql(ALERTS)
                .param("tenant", connection.tenant().value())
                .param("name", connection.name())
                .query((row, n) -> new Alert(
                        row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Connection read(ResultSet row, int n) throws SQLException {
        return new Connection(
                new TenantId(row.getInt("tenant_id")),
                row.getString("name"),
                Connection.Kind.of(row.getInt("kind")),
                row.getString("url"),
                row.getString("own_party"),
                ScriptVersion.of(row.getString("script_version")),
                row.getString("vendor"),
                row.getString("trust"),
                row.getBoolean("by_authority"),
                row.getString("signing_key"),
                row.getString("mrn_system"),
                row.getBoolean("switched_on"));
    }
}
