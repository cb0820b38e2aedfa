package org.keepwell.records;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.records.codec.BodyCodec;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient of a made-up clinic whose rows a test writes as an import would: sealed, through the row policies. */
final class MadeUpPatient {

    static final TenantId CLINIC = new TenantId(4101);

    private static final BodyCodec CODEC = BodyCodec.standard();
    private static final String ADD_KEY = """
            insert into vault.patient_key (tenant_id, patient_id, version, wrapped, created_at)
            values (:tenant, :patient, 1, :wrapped, now())
            """;
    private static final String ADD_PERSON = """
            insert into patients.person (tenant_id, patient_id, version, sealed, changed_at)
            values (:tenant, :patient, 1, :sealed, now())
            """;
    private static final String ADD = """
            insert into records.resource (tenant_id, patient_id, id, encounter_id, report_id, sort_at, arrived_at,
                visible_from, category, labels, version, source, type, shelf, state, time_form, body_hash, code_hash, body)
            values (:tenant, :patient, :id, :visit, :report, :sortAt, :arrivedAt, :visibleFrom, :category, :labels, 1, 1,
                :type, :shelf, :state, :timeForm, :bodyHash, :codeHash, :body)
            """;
    private static final String ADD_PART = """
            insert into records.part_of (tenant_id, patient_id, report_id, part_id)
            values (:tenant, :patient, :report, :part)
            """;

    final PatientId id = new PatientId(UUID.randomUUID());
    final AccountId account = new AccountId(UUID.randomUUID());
    private final Access access = RecordContext.bean(Access.class);
    private final SealedTransaction sealed = RecordContext.bean(SealedTransaction.class);
    private final JdbcClient db = RecordContext.bean(JdbcClient.class);
    private final TenantKey tenantKey = RecordContext.bean(Vault.class).tenant(CLINIC);
    private final Grant writer;
    private final PatientCipher cipher;

    /** @param person JSON of {@link org.keepwell.patients.Person} */
    private MadeUpPatient(String person) {
        writer = access.check(Actor.console(CLINIC, "test"), Act.IMPORT, Relation.NONE, id);
        var wrapped = tenantKey.freshPatientKey(id.value());
        cipher = tenantKey.patient(id.value(), wrapped);
        var demographics = cipher.seal(
                person.getBytes(StandardCharsets.UTF_8), new Place("patients.person", "sealed", id.value(), 1));
        sealed.run(writer, () -> {
            db.sql(ADD_KEY)
                    .param("tenant", CLINIC.value())
                    .param("patient", id.value())
                    .param("wrapped", wrapped)
                    .update();
            db.sql(ADD_PERSON)
                    .param("tenant", CLINIC.value())
                    .param("patient", id.value())
                    .param("sealed", demographics)
                    .update();
        });
    }

    static MadeUpPatient named(String given, String sex, String born) {
        RecordContext.bean(Tenants.class)
                .add(new Tenant(CLINIC, "Made-up Clinic", "records.test", ZoneId.of("America/Chicago"), "en"));
        return new MadeUpPatient("""
                {"names": [{"use": "official", "family": "Muster", "given": ["%s"], "prefix": [], "suffix": []}],
                 "birthDate": "%s", "sex": "%s", "language": "es", "contacts": [], "addresses": [],
                 "identifiers": [{"type": "MR", "system": "urn:x", "value": "KW-1"}], "deceased": false}
                """.formatted(given, born, sex));
    }

    Grant self(Act act) {
        return as(Role.PATIENT, Relation.SELF, act);
    }

    Grant proxy(Act act) {
        return as(Role.PROXY, Relation.PROXY, act);
    }

    Grant as(Role role, Relation relation, Act act) {
        return access.check(Actor.account(CLINIC, account, role, UUID.randomUUID()), act, relation, id);
    }

    UUID add(Made made) {
        return sealed.in(writer, () -> insert(made));
    }

    /** In one transaction. */
    void addAll(Iterable<Made> all) {
        sealed.run(writer, () -> all.forEach(this::insert));
    }

    void alsoPartOf(UUID report, UUID part) {
        sealed.run(
                writer,
                () -> db.sql(ADD_PART)
                        .param("tenant", CLINIC.value())
                        .param("patient", id.value())
                        .param("report", report)
                        .param("part", part)
                        .update());
    }

    private UUID insert(Made made) {
        var place = new Place("records.resource", "body", made.id, 1);
        db.sql(ADD)
                .param("tenant", CLINIC.value())
                .param("patient", id.value())
                .param("id", made.id)
                .param("visit", made.visit)
                .param("report", made.report)
                .param("sortAt", Timestamp.from(made.sortAt()))
                .param("arrivedAt", Timestamp.from(made.arrivedAt))
                .param("visibleFrom", Timestamp.from(made.visibleFrom))
                .param("category", made.category.mask())
                .param("labels", made.labels)
                .param("type", made.type.code())
                .param("shelf", made.shelf.code())
                .param("state", made.state.code())
                .param("timeForm", made.timeForm())
                .param("bodyHash", new byte[16])
                .param("codeHash", made.code == null ? null : tenantKey.hash(TenantKey.Use.RESOURCE_CODE, made.code))
                .param("body", cipher.seal(CODEC.encode(made.json.getBytes(StandardCharsets.UTF_8)), place))
                .update();
        db.sql(TallySql.ADD)
                .param("tenant", CLINIC.value())
                .param("patient", id.value())
                .param("ids", new UUID[] {made.id})
                .update();
        return made.id;
    }

    /** Arrived long ago, so that nothing is new unless a test says so. */
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
}
