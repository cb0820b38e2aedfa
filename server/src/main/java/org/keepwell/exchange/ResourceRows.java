package org.keepwell.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.records.ClinicalTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one batch, column by column, for one insert with {@code unnest}. */
final class ResourceRows {

    private static final String SAVE = """
            insert into records.resource as r (patient_id, id, encounter_id, report_id, sort_at, arrived_at, visible_from,
                category, labels, tenant_id, version, source, type, shelf, state, time_form, body_hash, code_hash, body)
            select :patient, id, encounter_id, report_id, timestamptz 'epoch' + sort_at * interval '1 microsecond',
                :now, least(:now, now()), category, labels, :tenant, version, 1, type, shelf, state, time_form, body_hash, code_hash, body
            from unnest(:ids::uuid[], :encounters::uuid[], :reports::uuid[], :sortAts::bigint[], :categories::bigint[],
                :labels::bigint[], :versions::int[], :types::int[], :shelves::int[], :states::int[], :forms::int[],
                :bodyHashes::bytea[], :codeHashes::bytea[], :bodies::bytea[])
                as n (id, encounter_id, report_id, sort_at, category, labels, version, type, shelf, state, time_form,
                    body_hash, code_hash, body)
            on conflict (tenant_id, patient_id, id) do update set
                encounter_id = excluded.encounter_id, report_id = excluded.report_id, sort_at = excluded.sort_at,
                arrived_at = excluded.arrived_at, visible_from = excluded.visible_from, category = excluded.category,
                labels = excluded.labels, version = excluded.version, type = excluded.type, shelf = excluded.shelf,
                state = excluded.state, time_form = excluded.time_form, body_hash = excluded.body_hash,
                code_hash = excluded.code_hash, body = excluded.body
            """;
    private static final String PART_OF = """
            insert into records.part_of (tenant_id, patient_id, report_id, part_id)
            select :tenant, :patient, report_id, part_id from unnest(:reports::uuid[], :parts::uuid[]) as p (report_id, part_id)
            on conflict do nothing
            """;

    private final List<UUID> ids = new ArrayList<>();
    private final List<@Nullable UUID> encounters = new ArrayList<>();
    private final List<@Nullable UUID> reports = new ArrayList<>();
    private final List<Long> sortAts = new ArrayList<>();
    private final List<Long> categories = new ArrayList<>();
    private final List<Long> labels = new ArrayList<>();
    private final List<Integer> versions = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final List<Integer> shelves = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private final List<Integer> forms = new ArrayList<>();
    private final List<byte[]> bodyHashes = new ArrayList<>();
    private final List<byte @Nullable []> codeHashes = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<UUID> furtherReports = new ArrayList<>();
    private final List<UUID> furtherParts = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    int size() {
        return ids.size();
    }

    List<UUID> ids() {
        return ids;
    }

    void add(
            PreparedResource resource,
            int version,
            Instant arrivedAt,
            byte[] bodyHash,
            byte @Nullable [] codeHash,
            byte[] body) {
        var facts = resource.facts();
        now = arrivedAt;
        ids.add(resource.id());
        encounters.add(facts.encounterId());
        reports.add(facts.reportIds().isEmpty() ? null : facts.reportIds().getFirst());
        var sortAt = facts.sortAt() == null ? arrivedAt : facts.sortAt();
        sortAts.add(ChronoUnit.MICROS.between(Instant.EPOCH, sortAt));
        categories.add(facts.category().mask());
        labels.add(facts.labels());
        versions.add(version);
        types.add(facts.type().code());
        shelves.add(facts.shelf().code());
        states.add(facts.activity().code());
        ClinicalTime time = facts.time();
        forms.add(time == null ? 0 : time.form());
        bodyHashes.add(bodyHash);
        codeHashes.add(codeHash);
        bodies.add(body);
        facts.reportIds().stream().skip(1).forEach(report -> {
            furtherReports.add(report);
            furtherParts.add(resource.id());
        });
    }

    /** Inside a sealed transaction about the patient. */
    void save(JdbcClient db, Grant grant) {
        if (!ids.isEmpty()) {
            bind(db, SAVE, grant)
                    .param("now", java.sql.Timestamp.from(now))
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("encounters", encounters.toArray(UUID[]::new))
                    .param("reports", reports.toArray(UUID[]::new))
                    .param("sortAts", sortAts.toArray(Long[]::new))
                    .param("categories", categories.toArray(Long[]::new))
                    .param("labels", labels.toArray(Long[]::new))
                    .param("versions", versions.toArray(Integer[]::new))
                    .param("types", types.toArray(Integer[]::new))
                    .param("shelves", shelves.toArray(Integer[]::new))
                    .param("states", states.toArray(Integer[]::new))
                    .param("forms", forms.toArray(Integer[]::new))
                    .param("bodyHashes", bodyHashes.toArray(byte[][]::new))
                    .param("codeHashes", codeHashes.toArray(byte[][]::new))
                    .param("bodies", bodies.toArray(byte[][]::new))
                    .update();
        }
        if (!furtherParts.isEmpty()) {
            bind(db, PART_OF, grant)
                    .param("reports", furtherReports.toArray(UUID[]::new))
                    .param("parts", furtherParts.toArray(UUID[]::new))
                    .update();
        }
    }

    private static JdbcClient.StatementSpec bind(JdbcClient db, String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
