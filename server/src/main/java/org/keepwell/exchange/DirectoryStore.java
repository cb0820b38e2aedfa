package org.keepwell.exchange;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.keepwell.records.ResourceType;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Practitioners, organisations and places: shared, not patient data, found by identifier. */
@Component
class DirectoryStore {

    private static final String FIND = """
            select directory_id from patients.directory_identifier
            where tenant_id = :tenant and type = :type and system = :system and value = :value
            """;
    private static final String HAS =
            "select exists (select 1 from patients.directory where tenant_id = :tenant and id = :id)";
    private static final String SAVE = """
            insert into patients.directory as d (tenant_id, id, type, name, npi, body, body_hash, changed_at)
            values (:tenant, :id, :type, :name, :npi, :body, :hash, :now)
            on conflict (tenant_id, id) do update set name = excluded.name, npi = excluded.npi, body = excluded.body,
                body_hash = excluded.body_hash, changed_at = excluded.changed_at
            where d.body_hash <> excluded.body_hash
            """;
    private static final String IDENTIFY = """
            insert into patients.directory_identifier (tenant_id, type, system, value, directory_id)
            values (:tenant, :type, :system, :value, :id) on conflict do nothing
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    DirectoryStore(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** The directory as an import reads it. */
    SharedDirectory of(TenantId tenant) {
        return new SharedDirectory() {
            @Override
            public Optional<UUID> find(String type, String system, String value) {
                return ResourceType.named(type)
                        .flatMap(known -> DirectoryStore.this.find(tenant, known, system, value));
            }

            @Override
            public boolean has(String type, UUID id) {
                return db.sql(HAS)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .query(Boolean.class)
                        .single();
            }
        };
    }

    /** Inside a sealed transaction. @return the id of each row: its own, or that of whoever has one of its identifiers */
    List<UUID> save(Grant grant, List<SharedRow> rows) {
        var ids = new ArrayList<UUID>(rows.size());
        for (var row : rows) { // a clinic's people and places: some hundreds, once
            ids.add(save(grant, row));
        }
        return ids;
    }

    private UUID save(Grant grant, SharedRow row) {
        var id = row.identifiers().stream()
                .flatMap(i -> find(grant.tenant(), row.type(), i.system(), i.value()).stream())
                .findFirst()
                .orElse(row.id());
        var hash = Arrays.copyOf(vault.tenant(grant.tenant()).hash(TenantKey.Use.RESOURCE_BODY, row.json()), 16);
        db.sql(SAVE)
                .param("tenant", grant.tenant().value())
                .param("id", id)
                .param("type", row.type().code())
                .param("name", row.name() == null ? "" : row.name())
                .param("npi", row.npi(), Types.VARCHAR)
                .param("body", row.json())
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        for (var identifier : row.identifiers()) {
            db.sql(IDENTIFY)
                    .param("tenant", grant.tenant().value())
                    .param("type", row.type().code())
                    .param("system", identifier.system())
                    .param("value", identifier.value())
                    .param("id", id)
                    .update();
        }
        return id;
    }

    private Optional<UUID> find(TenantId tenant, ResourceType type, String system, String value) {
        return db.sql(FIND)
                .param("tenant", tenant.value())
                .param("type", type.code())
                .param("system", system)
                .param("value", value)
                .query((found, n) -> found.getObject(1, UUID.class))
                .optional();
    }
}
