package org.keepwell.tenancy;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
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
    private static final String ADD = """
            insert into tenancy.tenant (id, name, host, zone, language) values (:id, :name, :host, :zone, :language)
            on conflict (id) do nothing
            """;
    private static final String ADD_SITE = """
            insert into tenancy.site (tenant_id, id, name, zone) values (:tenant, :id, :name, :zone)
            on conflict (tenant_id, id) do update set name = excluded.name, zone = excluded.zone
            """;

    private final JdbcClient db;

    Tenants(JdbcClient db) {
        this.db = db;
    }

    /** @param host without port, lower case */
    public Optional<Tenant> byHost(String host) {
        return db.sql(BY_HOST).param("host", host).query(Tenants::read).optional();
    }

    public Optional<Tenant> byId(TenantId id) {
        return db.sql(BY_ID).param("id", id.value()).query(Tenants::read).optional();
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
    }

    public void addSite(TenantId tenant, UUID id, String name, ZoneId zone) {
        db.sql(ADD_SITE)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("name", name)
                .param("zone", zone.getId())
                .update();
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
