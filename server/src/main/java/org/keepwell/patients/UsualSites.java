package org.keepwell.patients;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Site;
import org.keepwell.tenancy.Sites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The site that a patient usually goes to, which decides who reads what they ask for. */
@Service
public class UsualSites {

    private static final String FIND = """
            select u.site_id from patients.usual_site u
            join tenancy.site s on s.tenant_id = :tenant and s.id = u.site_id and s.closed_at is null
            where u.tenant_id = :tenant and u.patient_id = :patient
            """;
    private static final String SET = """
            insert into patients.usual_site (tenant_id, patient_id, site_id, set_at, set_by)
            values (:tenant, :patient, :site, :now, :by)
            on conflict (tenant_id, patient_id) do update
                set site_id = excluded.site_id, set_at = excluded.set_at, set_by = excluded.set_by
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Sites sites;
    private final Clock clock;

    UsualSites(JdbcClient db, SealedTransaction transaction, PatientKeys keys, Sites sites, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.keys = keys;
        this.sites = sites;
        this.clock = clock;
    }

    /** Empty as well if it has closed. Inside a sealed transaction about the patient. */
    public Optional<UUID> of(Grant grant) {
        return db.sql(FIND)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .query(UUID.class)
                .optional();
    }

    /** As above, outside of a transaction. */
    Optional<UUID> find(Grant grant) {
        return transaction.in(grant, () -> of(grant));
    }

    /** What may be chosen. */
    List<Site> open(Grant grant) {
        return sites.open(grant.tenant());
    }

    /** The patient chose this one, an open one: the first time it becomes the usual one. Inside a sealed transaction. */
    public void chosen(Grant grant, UUID site) {
        if (of(grant).isEmpty()) {
            write(grant, site);
        }
    }

    /**
     * @param site null for none
     * @throws NotVisible if there is no such patient; @throws RuleBroken 422 if there is no such site, or it has closed
     */
    void set(Grant grant, @Nullable UUID site, AuditTrail trail) {
        transaction.run(grant, () -> {
            if (keys.find(grant).isEmpty()) {
                throw new NotVisible();
            }
            if (site != null && sites.open(grant.tenant(), site).isEmpty()) {
                throw new RuleBroken(422, "patient.NO_SUCH_SITE", "siteId");
            }
            write(grant, site);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(site));
        });
    }

    private void write(Grant grant, @Nullable UUID site) {
        db.sql(SET)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("site", site, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", grant.actor().id())
                .update();
    }
}
