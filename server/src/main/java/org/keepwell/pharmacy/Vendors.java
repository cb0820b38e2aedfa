package org.keepwell.pharmacy;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The vendor register, as far as pharmacies go. */
@Component
class Vendors {

    private static final String COLUMNS = """
            select name, baa_reference, baa_signed_on, baa_until, certification, certified_version, certified_until
            from pharmacy.vendor where tenant_id = :tenant
            """;
    private static final String SAVE = """
            insert into pharmacy.vendor (tenant_id, name, baa_reference, baa_signed_on, baa_until, certification,
                certified_version, certified_until, changed_at)
            values (:tenant, :name, :baaReference, :baaSignedOn, :baaUntil, :certification, :version, :until, :now)
            on conflict (tenant_id, name) do update set baa_reference = excluded.baa_reference,
                baa_signed_on = excluded.baa_signed_on, baa_until = excluded.baa_until,
                certification = excluded.certification, certified_version = excluded.certified_version,
                certified_until = excluded.certified_until, changed_at = excluded.changed_at
            """;

    private final JdbcClient db;
    private final Clock clock;

    Vendors(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Vendor> all(TenantId tenant) {
        return db.sql(COLUMNS + " order by name")
                .param("tenant", tenant.value())
                .query(Vendors::read)
                .list();
    }

    Optional<Vendor> byName(TenantId tenant, String name) {
        return db.sql(COLUMNS + " and name = :name")
                .param("tenant", tenant.value())
                .param("name", name)
                .query(Vendors::read)
                .optional();
    }

    /** Inside a sealed transaction, which its audit entry is part of. */
    void save(Grant grant, Vendor vendor) {
        db.sql(SAVE)
                .param("tenant", grant.tenant().value())
                .param("name", vendor.name())
                .param("baaReference", vendor.baaReference())
                .param("baaSignedOn", sql(vendor.baaSignedOn()))
                .param("baaUntil", sql(vendor.baaUntil()))
                .param("certification", vendor.certification())
                .param("version", vendor.certifiedVersion())
                .param("until", sql(vendor.certifiedUntil()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static @Nullable Date sql(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static Vendor read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Vendor(
                row.getString("name"),
                row.getString("baa_reference"),
                day(row.getDate("baa_signed_on")),
                day(row.getDate("baa_until")),
                row.getString("certification"),
                row.getString("certified_version"),
                day(row.getDate("certified_until")));
    }
}
