package org.keepwell.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Where an organisation sees people: an administrator's work, and what patients choose from. */
@Service
public class Sites {

    /** A form that asks "which location?" with more than these would need a search. */
    static final int MOST = 100;

    private static final int NAME_MAX = 60;
    private static final int PLACE_MAX = 120;

    private static final String COLUMNS = "select s.id, s.name, s.place from tenancy.site s";
    private static final String OPEN =
            COLUMNS + " where s.tenant_id = :tenant and s.closed_at is null order by lower(s.name), s.id limit " + MOST;
    private static final String ONE = COLUMNS + " where s.tenant_id = :tenant and s.id = :id and s.closed_at is null";
    private static final String NAMED = """
            select count(*) from tenancy.site
            where tenant_id = :tenant and closed_at is null and lower(name) = lower(:name) and id <> :id
            """;
    private static final String ADD = """
            insert into tenancy.site (tenant_id, id, name, place, zone)
            select :tenant, :id, :name, :place, t.zone from tenancy.tenant t where t.id = :tenant
            """;
    private static final String CHANGE = """
            update tenancy.site set name = :name, place = :place where tenant_id = :tenant and id = :id
            """;
    private static final String CLOSE =
            "update tenancy.site set closed_at = :now where tenant_id = :tenant and id = :id";
    private static final String HOLD = "select 1 from tenancy.tenant where id = :tenant for no key update";

    /**
     * What a site shall be, as it was typed.
     *
     * @param place may be empty
     */
    public record Wanted(String name, String place) {

        /** @throws RuleBroken 422 for the first of them that is wrong */
        private Site at(UUID id) {
            var named = name.strip();
            if (named.isEmpty() || tooLong(named, NAME_MAX)) {
                throw new RuleBroken(422, "site.BAD_NAME", "name");
            }
            var line = place.strip();
            if (tooLong(line, PLACE_MAX)) {
                throw new RuleBroken(422, "site.BAD_PLACE", "place");
            }
            return new Site(id, named, line);
        }

        private static boolean tooLong(String line, int most) {
            return line.codePointCount(0, line.length()) > most || line.chars().anyMatch(Character::isISOControl);
        }
    }

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final List<UsesSites> users;
    private final Clock clock;

    Sites(JdbcClient db, SealedTransaction transaction, List<UsesSites> users, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.users = users;
        this.clock = clock;
    }

    /** By name; as they are now, also inside a transaction. */
    public List<Site> open(TenantId tenant) {
        return db.sql(OPEN).param("tenant", tenant.value()).query(Sites::read).list();
    }

    /** Empty if the tenant has none with this id, or it is closed. */
    public Optional<Site> open(TenantId tenant, UUID id) {
        return db.sql(ONE)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Sites::read)
                .optional();
    }

    /** @throws RuleBroken 422 if it cannot be called so; 409 if another one is, or there are as many as there may be */
    public UUID add(Grant grant, Wanted wanted, AuditTrail trail) {
        var site = wanted.at(UUID.randomUUID());
        transaction.run(grant, () -> {
            hold(grant);
            if (open(grant.tenant()).size() >= MOST) {
                throw new RuleBroken(409, "site.TOO_MANY");
            }
            write(ADD, grant, site, trail);
        });
        return site.id();
    }

    /** As {@link #add}. @throws NotVisible if there is no such site, or it is closed */
    public void change(Grant grant, UUID id, Wanted wanted, AuditTrail trail) {
        var site = wanted.at(id);
        transaction.run(grant, () -> {
            hold(grant);
            checkOpen(grant, id);
            write(CHANGE, grant, site, trail);
        });
    }

    /** For good. @throws NotVisible as {@link #change}; @throws RuleBroken 409 while an open board belongs to it */
    public void close(Grant grant, UUID id, AuditTrail trail) {
        transaction.run(grant, () -> {
            hold(grant);
            checkOpen(grant, id);
            if (users.stream().anyMatch(one -> one.uses(grant, id))) {
                throw new RuleBroken(409, "site.HAS_BOARDS");
            }
            db.sql(CLOSE)
                    .param("tenant", grant.tenant().value())
                    .param("id", id)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
        });
    }

    /**
     * Makes other changes of sites, and of what belongs to them, wait until this transaction ends: none reads what is being
     * changed. Inside a sealed transaction.
     */
    public void hold(Grant grant) {
        db.sql(HOLD).param("tenant", grant.tenant().value()).query((ResultSet row) -> {});
    }

    private void checkOpen(Grant grant, UUID id) {
        if (open(grant.tenant(), id).isEmpty()) {
            throw new NotVisible();
        }
    }

    private void write(String sql, Grant grant, Site site, AuditTrail trail) {
        boolean taken = db.sql(NAMED)
                        .param("tenant", grant.tenant().value())
                        .param("name", site.name())
                        .param("id", site.id())
                        .query(Integer.class)
                        .single()
                > 0;
        if (taken) {
            throw new RuleBroken(409, "site.NAME_TAKEN", "name");
        }
        db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("id", site.id())
                .param("name", site.name())
                .param("place", site.place())
                .update();
        trail.append(AuditEntry.allowed(grant, trail.request()).about(site.id()));
    }

    private static Site read(ResultSet row, int n) throws SQLException {
        return new Site(row.getObject("id", UUID.class), row.getString("name"), row.getString("place"));
    }
}
