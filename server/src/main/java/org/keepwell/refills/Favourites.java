package org.keepwell.refills;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.pharmacy.PharmacyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The pharmacy that the patient's side chose to be asked for first. */
@Service
class Favourites {

    private static final String FIND = """
            select pharmacy_id from refills.favourite
            where tenant_id = :tenant and patient_id = :patient and pharmacy_id is not null
            """;
    private static final String SET = """
            insert into refills.favourite (tenant_id, patient_id, pharmacy_id, set_at, set_by)
            values (:tenant, :patient, :pharmacy, :now, :by)
            on conflict (tenant_id, patient_id) do update
                set pharmacy_id = excluded.pharmacy_id, set_at = excluded.set_at, set_by = excluded.set_by
            """;

    private final JdbcClient db;
    private final Footing footing;
    private final PharmacyDirectory directory;

    Favourites(JdbcClient db, Footing footing, PharmacyDirectory directory) {
        this.db = db;
        this.footing = footing;
        this.directory = directory;
    }

    Optional<UUID> of(Grant grant) {
        return footing.transaction()
                .in(
                        grant,
                        () -> db.sql(FIND)
                                .param("tenant", grant.tenant().value())
                                .param("patient", grant.patient().value())
                                .query(UUID.class)
                                .optional());
    }

    /** @param pharmacy null for none @throws RuleBroken 422 if there is no such pharmacy */
    void set(Grant grant, @Nullable UUID pharmacy, AuditTrail trail) {
        if (pharmacy != null
                && directory.byId(grant.tenant(), new PharmacyId(pharmacy)).isEmpty()) {
            throw new RuleBroken(422, "refill.NO_SUCH_PHARMACY", "pharmacyId");
        }
        footing.transaction().run(grant, () -> {
            db.sql(SET)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .param("pharmacy", pharmacy, Types.OTHER)
                    .param("now", Timestamp.from(footing.clock().instant()))
                    .param("by", grant.actor().id())
                    .update();
            trail.append(AuditEntry.allowed(grant, trail.request()).about(pharmacy));
        });
    }
}
