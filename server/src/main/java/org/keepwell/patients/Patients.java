package org.keepwell.patients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientId;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who patients are, and finds them by what identifies them: never by name and birth date for matching. */
@Component
public class Patients {

    private static final String FIND = "select * from patients.find(:tenant, :kind, :hashes, :cap)";
    private static final String PERSON = """
            select sealed, version from patients.person where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String HOLD = """
            select 1 from patients.person where tenant_id = :tenant and patient_id = :patient for no key update
            """;
    private static final String SAVE_PERSON = """
            insert into patients.person (tenant_id, patient_id, version, sealed, changed_at)
            values (:tenant, :patient, :version, :sealed, :now)
            on conflict (tenant_id, patient_id) do update
                set version = excluded.version, sealed = excluded.sealed, changed_at = excluded.changed_at
            """;
    private static final String CARD = """
            select sealed, version from patients.card where tenant_id = :tenant and patient_id = :patient
            """;
    private static final PatientStatement CARD_AND_KEY = PatientStatement.of("""
            select c.sealed, c.version, k.wrapped from patients.card c
            join vault.patient_key k on k.tenant_id = :tenant and k.patient_id = :patient
            where c.tenant_id = :tenant and c.patient_id = :patient order by k.version desc limit 1
            """);
    private static final String SAVE_CARD = """
            insert into patients.card (tenant_id, patient_id, version, sealed, changed_at)
            values (:tenant, :patient, :version, :sealed, :now)
            on conflict (tenant_id, patient_id) do update
                set version = excluded.version, sealed = excluded.sealed, changed_at = excluded.changed_at
            """;
    private static final String DROP_LOOKUPS = """
            delete from patients.lookup where tenant_id = :tenant and patient_id = :patient and not hash = any (:hashes)
            """;
    private static final String ADD_LOOKUPS = """
            insert into patients.lookup (tenant_id, hash, patient_id, kind, rule)
            select :tenant, hash, :patient, kind, :rule from unnest(:hashes::bytea[], :kinds::int[]) as l (hash, kind)
            on conflict do nothing
            """;

    private record Sealed(byte[] bytes, int version) {}

    private final JdbcClient db;
    private final PatientQuery query;
    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Vault vault;
    private final AssignedPatients assigned;
    private final Clock clock;

    Patients(
            JdbcClient db,
            PatientQuery query,
            SealedTransaction transaction,
            PatientKeys keys,
            Vault vault,
            AssignedPatients assigned,
            Clock clock) {
        this.db = db;
        this.query = query;
        this.transaction = transaction;
        this.keys = keys;
        this.vault = vault;
        this.assigned = assigned;
        this.clock = clock;
    }

    /**
     * The patients that any of these record numbers leads to. More than one means that somebody must look.
     *
     * @param grant of an act on the tenant
     */
    public Set<PatientId> byRecordNumbers(Grant grant, List<Person.Identifier> recordNumbers) {
        var hashes = new LookupHashes(vault.tenant(grant.tenant()));
        var wanted = recordNumbers.stream()
                .filter(number -> number.system() != null)
                .map(number -> hashes.identifier(java.util.Objects.requireNonNull(number.system()), number.value()))
                .toArray(byte[][]::new);
        return find(grant, LookupHashes.Kind.IDENTIFIER, wanted, 2);
    }

    Set<PatientId> find(Grant grant, LookupHashes.Kind kind, byte[][] hashes, int cap) {
        if (hashes.length == 0) {
            return Set.of();
        }
        return transaction.in(
                grant,
                () -> db
                        .sql(FIND)
                        .param("tenant", grant.tenant().value())
                        .param("kind", kind.code())
                        .param("hashes", hashes)
                        .param("cap", cap)
                        .query((row, n) -> new PatientId(row.getObject(1, UUID.class)))
                        .list() // a stream would hold the statement until somebody closes it
                        .stream()
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    /** Whether there is a patient with this id; inside a sealed transaction about it. */
    public Optional<PatientCipher> cipher(Grant grant) {
        return keys.find(grant);
    }

    /**
     * Saves who the patient is, if anything changed; makes the patient and the data key if new. Inside a sealed transaction
     * about the patient.
     *
     * @return the patient's cipher
     */
    public PatientCipher save(Grant grant, Person person) {
        var cipher = keys.findOrMake(grant);
        var before = sealed(PERSON, grant);
        if (before.isPresent()
                && Person.open(
                                cipher,
                                grant.patient(),
                                before.get().bytes(),
                                before.get().version())
                        .equals(person)) {
            return cipher;
        }
        int version = before.map(Sealed::version).orElse(0) + 1;
        write(SAVE_PERSON, grant, version, person.seal(cipher, grant.patient(), version));
        var card = new Card(person.displayName(), person.birthYear());
        write(SAVE_CARD, grant, version, card.seal(cipher, grant.patient(), version));
        assigned.setCard(grant, card, cipher, version + 1); // version 1 is what the relation was begun with
        saveLookups(grant, person);
        return cipher;
    }

    /** Makes other changes of this patient wait until this transaction ends, so that none reads what is being replaced. */
    public void hold(Grant grant) {
        db.sql(HOLD)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .query((java.sql.ResultSet row) -> {});
    }

    /** Who the patient is, if the grant holds that category; inside a sealed transaction about the patient. */
    public Optional<Person> personIn(Grant grant) {
        return keys.find(grant)
                .flatMap(cipher -> sealed(PERSON, grant)
                        .map(row -> Person.open(cipher, grant.patient(), row.bytes(), row.version())));
    }

    /** The patient's card, if the grant holds that category, in one trip. */
    public Optional<Card> card(Grant grant) {
        return query.read(
                grant,
                CARD_AND_KEY,
                Map.of(),
                rows -> rows.next() ? Optional.of(opened(grant, rows).card()) : Optional.empty());
    }

    /** A patient's card, and the key that opens what else is theirs. */
    public record Opened(PatientCipher cipher, Card card) {}

    /**
     * Runs the work in a sealed transaction about the patient, which begins with their key and card in one trip.
     *
     * @throws NotVisible if there is no such patient
     */
    public <T> T in(Grant grant, Function<Opened, T> work) {
        return transaction.in(
                grant,
                CARD_AND_KEY,
                rows -> rows.next() ? Optional.of(opened(grant, rows)) : Optional.<Opened>empty(),
                found -> work.apply(found.orElseThrow(NotVisible::new)));
    }

    private Opened opened(Grant grant, ResultSet row) throws SQLException {
        var cipher = vault.tenant(grant.tenant()).patient(grant.patient().value(), row.getBytes("wrapped"));
        return new Opened(cipher, Card.open(cipher, grant.patient(), row.getBytes("sealed"), row.getInt("version")));
    }

    /** The patient's card inside a sealed transaction about the patient. */
    public Optional<Card> cardIn(Grant grant, PatientCipher cipher) {
        return sealed(CARD, grant).map(row -> Card.open(cipher, grant.patient(), row.bytes(), row.version()));
    }

    LookupHashes hashes(TenantId tenant) {
        return new LookupHashes(vault.tenant(tenant));
    }

    private void saveLookups(Grant grant, Person person) {
        var rows = hashes(grant.tenant()).of(person);
        var hashes = rows.stream().map(LookupHashes.Row::hash).toArray(byte[][]::new);
        db.sql(DROP_LOOKUPS)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("hashes", hashes)
                .update();
        db.sql(ADD_LOOKUPS)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("rule", LookupHashes.RULE)
                .param("hashes", hashes)
                .param("kinds", rows.stream().map(row -> row.kind().code()).toArray(Integer[]::new))
                .update();
    }

    private Optional<Sealed> sealed(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .query((row, n) -> new Sealed(row.getBytes(1), row.getInt(2)))
                .optional();
    }

    private void write(String sql, Grant grant, int version, byte[] sealed) {
        db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("version", version)
                .param("sealed", sealed)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
