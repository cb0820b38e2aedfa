package org.keepwell.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tenant of a request. */
@Component
public class Tenants {

    private static final String BY_HOST = """
            select id, name, host, zone, language from tenancy.tenant where host in (:host, '*') order by host = '*' limit 1
            """;
    private static final String BY_ID = "select id, name, host, zone, language from tenancy.tenant where id = :id";
    private static final String ALL = "select id, name, host, zone, language from tenancy.tenant order by id";
    private static final String ADD = """
            insert into tenancy.tenant (id, name, host, zone, language) values (:id, :name, :host, :zone, :language)
            on conflict (id) do nothing
            """;

    /** Every request asks, and the answer changes about once in the life of a clinic. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    /** More names than one server answers to; a flood of made-up ones must not fill the memory. */
    private static final int MOST_REMEMBERED = 1_000;

    private record Remembered(Tenant tenant, Instant until) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Tenants(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The organisation that answers under this name, as it was at most ten seconds ago.
     *
     * @param host without port, lower case
     */
    public Optional<Tenant> byHost(String host) {
        var now = clock.instant();
        var known = remembered.get(host);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.tenant());
        }
        var found = db.sql(BY_HOST).param("host", host).query(Tenants::read).optional();
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        found.ifPresent(tenant -> remembered.put(host, new Remembered(tenant, now.plus(REMEMBERED))));
        return found;
    }

    public Optional<Tenant> byId(TenantId id) {
        return db.sql(BY_ID).param("id", id.value()).query(Tenants::read).optional();
    }

    /** For work that nobody asked for; a request knows its tenant. */
    public List<Tenant> all() {
        return db.sql(ALL).query(Tenants::read).list();
    }

    /** Adds a tenant; one that is there already stays as it is. */
    public void add(Tenant tenant) {
        db.sql(ADD)
                .param("id", tenant.id().value())
                .param("name", tenant.name())
                .param("host", tenant.host())
                .param("zone", tenant.zone().getId())
                .param("language", tenant.language())
                .update();
        remembered.clear(); // a name that was everybody's may be its own now
    }

    private static Tenant read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Tenant(
                new TenantId(row.getInt("id")),
                row.getString("name"),
                row.getString("host"),
                ZoneId.of(row.getString("zone")),
                row.getString("language"));
    }
}
