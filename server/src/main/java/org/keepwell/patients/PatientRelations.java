package org.keepwell.patients;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.springframework.stereotype.Component;

/** Begins and ends relations; their reasons are sealed with the patient's key, because they may name an illness. */
@Component
public class PatientRelations {

    /** A relation with its reason opened. */
    public record Open(
            UUID id,
            UUID account,
            Relation kind,
            Instant startsAt,
            @Nullable Instant endsAt,
            String reason) {

        @Override
        public String toString() {
            return "relation " + id;
        }
    }

    private final Relations relations;
    private final PatientKeys keys;
    private final Patients patients;
    private final AssignedPatients assigned;
    private final SealedTransaction transaction;
    private final Audit audit;

    PatientRelations(
            Relations relations,
            PatientKeys keys,
            Patients patients,
            AssignedPatients assigned,
            SealedTransaction transaction,
            Audit audit) {
        this.relations = relations;
        this.keys = keys;
        this.patients = patients;
        this.assigned = assigned;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Begins a relation, with its audit entry in the same transaction.
     *
     * @return the relation, or empty if the account stands so to the patient already
     * @throws NotVisible if there is no such patient
     */
    public Optional<UUID> begin(
            Grant grant, AccountId account, Relation kind, @Nullable String reason, @Nullable Instant endsAt) {
        var id = UUID.randomUUID();
        return transaction.in(grant, () -> {
            var cipher = keys.find(grant).orElseThrow(NotVisible::new);
            var added = relations.add(grant, account, kind, endsAt, sealed(cipher, reason, id, "reason"), id);
            if (added == null) {
                return Optional.<UUID>empty();
            }
            if (kind == Relation.CARE_TEAM) {
                var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
                assigned.add(grant, account, added, card, cipher, reason, endsAt);
            }
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(account.value()));
            return Optional.of(added);
        });
    }

    /**
     * Ends a relation now, with its audit entry.
     *
     * @throws NotVisible if the patient has no such relation that is open
     */
    public void end(Grant grant, UUID id, @Nullable String reason) {
        transaction.run(grant, () -> {
            var cipher = keys.find(grant).orElseThrow(NotVisible::new);
            if (!relations.end(grant, id, sealed(cipher, reason, id, "end_reason"))) {
                throw new NotVisible();
            }
            assigned.end(grant, id);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(id));
        });
    }

    /** Who stands so to the patient now. @throws NotVisible if there is no such patient */
    public List<Open> of(Grant grant, Relation kind) {
        return transaction.in(grant, () -> {
            var cipher = keys.find(grant).orElseThrow(NotVisible::new);
            return relations.of(grant, kind).stream()
                    .map(row -> {
                        var reason = row.reason();
                        return new Open(
                                row.id(),
                                row.account(),
                                row.kind(),
                                row.startsAt(),
                                row.endsAt(),
                                reason == null
                                        ? ""
                                        : new String(
                                                cipher.open(reason, place(row.id(), "reason")),
                                                StandardCharsets.UTF_8));
                    })
                    .toList();
        });
    }

    private static byte @Nullable [] sealed(PatientCipher cipher, @Nullable String reason, UUID id, String column) {
        return reason == null || reason.isBlank()
                ? null
                : cipher.seal(reason.getBytes(StandardCharsets.UTF_8), place(id, column));
    }

    private static Place place(UUID relation, String column) {
        return new Place("access.relation", column, relation, 0);
    }
}
