package org.keepwell.exchange;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.records.TallySql;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes batches of one patient's resources: what is the same stays, what changed keeps its past version. */
@Component
class ResourceWriter {

    static final String TABLE = "records.resource";
    private static final int HASH_BYTES = 16;

    private static final PatientStatement HOLDS = PatientStatement.of("""
            select 1 from records.resource where tenant_id = :tenant and patient_id = :patient and id = :id
            """);
    private static final String KNOWN = """
            select id, version, body_hash from records.resource
            where tenant_id = :tenant and patient_id = :patient and id = any (:ids)
            """;
    private static final String KEEP_PAST = """
            insert into records.past_version (patient_id, id, arrived_at, replaced_at, category, labels, tenant_id, version,
                source, type, body_hash, body)
            select patient_id, id, arrived_at, :now, category, labels, tenant_id, version, source, type, body_hash, body
            from records.resource where tenant_id = :tenant and patient_id = :patient and id = any (:ids)
            """;

    private record Known(int version, byte[] bodyHash) {}

    private final JdbcClient db;
    private final PatientQuery query;
    private final Vault vault;
    private final Clock clock;

    ResourceWriter(JdbcClient db, PatientQuery query, Vault vault, Clock clock) {
        this.db = db;
        this.query = query;
        this.vault = vault;
        this.clock = clock;
    }

    boolean holds(Grant grant, UUID id) {
        return query.read(grant, HOLDS, Map.of("id", id), java.sql.ResultSet::next);
    }

    /** Inside a sealed transaction about the patient. */
    ImportSink.Written write(Grant grant, PatientCipher cipher, List<PreparedResource> batch) {
        var known = known(grant, batch);
        var now = clock.instant();
        var key = vault.tenant(grant.tenant());
        var rows = new ResourceRows();
        var replaced = new ArrayList<UUID>();
        int unchanged = 0;
        for (var resource : batch) {
            var before = known.get(resource.id());
            var bodyHash = Arrays.copyOf(key.hash(TenantKey.Use.RESOURCE_BODY, resource.json()), HASH_BYTES);
            if (before != null && MessageDigest.isEqual(before.bodyHash(), bodyHash)) {
                unchanged++;
                continue;
            }
            int version = before == null ? 1 : before.version() + 1;
            if (before != null) {
                replaced.add(resource.id());
            }
            var codeKey = resource.facts().codeKey();
            var codeHash =
                    codeKey == null ? null : Arrays.copyOf(key.hash(TenantKey.Use.RESOURCE_CODE, codeKey), HASH_BYTES);
            var body = cipher.seal(resource.body(), new Place(TABLE, "body", resource.id(), version));
            rows.add(resource, version, now, bodyHash, codeHash, body);
        }
        keepPast(grant, replaced, now);
        tally(TallySql.TAKE_AWAY, grant, replaced);
        rows.save(db, grant);
        tally(TallySql.ADD, grant, rows.ids());
        return new ImportSink.Written(rows.size() - replaced.size(), unchanged, replaced.size());
    }

    private void tally(String sql, Grant grant, List<UUID> ids) {
        if (!ids.isEmpty()) {
            db.sql(sql)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .param("ids", ids.toArray(UUID[]::new))
                    .update();
        }
    }

    private Map<UUID, Known> known(Grant grant, List<PreparedResource> batch) {
        var known = new HashMap<UUID, Known>();
        db.sql(KNOWN)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("ids", batch.stream().map(PreparedResource::id).toArray(UUID[]::new))
                .query((java.sql.ResultSet row) -> put(known, row));
        return known;
    }

    private static void put(Map<UUID, Known> into, java.sql.ResultSet row) throws SQLException {
        into.put(row.getObject(1, UUID.class), new Known(row.getInt(2), row.getBytes(3)));
    }

    private void keepPast(Grant grant, List<UUID> replaced, Instant now) {
        if (!replaced.isEmpty()) {
            db.sql(KEEP_PAST)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .param("now", java.sql.Timestamp.from(now))
                    .param("ids", replaced.toArray(UUID[]::new))
                    .update();
        }
    }
}
