package org.keepwell.patients;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.SealedTransaction;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A patient's data key, inside a sealed transaction about the patient. */
@Component
public class PatientKeys {

    private static final String FIND = """
            select wrapped from vault.patient_key where tenant_id = :tenant and patient_id = :patient
            order by version desc limit 1
            """;
    private static final String ADD = """
            insert into vault.patient_key (tenant_id, patient_id, version, wrapped, created_at)
            values (:tenant, :patient, 1, :wrapped, :now) on conflict do nothing
            """;

    private static final PatientStatement FIRST = PatientStatement.of(FIND);

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final Clock clock;

    PatientKeys(JdbcClient db, SealedTransaction transaction, Vault vault, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    /** Empty if there is no such patient. */
    public Optional<PatientCipher> find(Grant grant) {
        return wrapped(grant).map(wrapped -> open(grant, wrapped));
    }

    /**
     * Runs the work in a sealed transaction about the patient, which begins with their key in one trip.
     *
     * @throws NotVisible if there is no such patient
     */
    public <T extends @Nullable Object> T in(Grant grant, Function<PatientCipher, T> work) {
        return transaction.in(
                grant,
                FIRST,
                rows -> rows.next() ? Optional.of(rows.getBytes(1)) : Optional.<byte[]>empty(),
                found -> work.apply(open(grant, found.orElseThrow(NotVisible::new))));
    }

    private PatientCipher open(Grant grant, byte[] wrapped) {
        return vault.tenant(grant.tenant()).patient(grant.patient().value(), wrapped);
    }

    /** The patient's key, made now if there is none. */
    PatientCipher findOrMake(Grant grant) {
        return find(grant).orElseGet(() -> {
            db.sql(ADD)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .param(
                            "wrapped",
                            vault.tenant(grant.tenant())
                                    .freshPatientKey(grant.patient().value()))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return find(grant).orElseThrow(); // another import may have been faster
        });
    }

    private Optional<byte[]> wrapped(Grant grant) {
        return db.sql(FIND)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }
}
