package org.keepwell.patients;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.identity.Account;
import org.keepwell.identity.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which nurse or physician cares for which patient. A person decides; what was sent only proposes. */
@Component
public class Assignments {

    record Assigned(PatientRelations.Open relation, Account clinician) {}

    record Proposed(
            Account clinician, String because, @Nullable LocalDate lastOn) {}

    record Page(Card card, List<Assigned> assigned, List<Proposed> proposed) {}

    private record Sighting(
            String npi, int because, @Nullable LocalDate lastOn) {}

    private static final String PROPOSALS = """
            select npi, because, last_on from patients.assignment_proposal
            where tenant_id = :tenant and patient_id = :patient order by last_on desc nulls last limit 50
            """;

    private final Patients patients;
    private final PatientRelations relations;
    private final Accounts accounts;
    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Clock clock;

    Assignments(
            Patients patients,
            PatientRelations relations,
            Accounts accounts,
            JdbcClient db,
            SealedTransaction transaction,
            Clock clock) {
        this.patients = patients;
        this.relations = relations;
        this.accounts = accounts;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws NotVisible if there is no such patient */
    Page of(Grant grant) {
        var card = patients.card(grant).orElseThrow(NotVisible::new);
        var clinicians = new HashMap<UUID, Account>();
        accounts.clinicians(grant).forEach(account -> clinicians.put(account.id(), account));
        var assigned = relations.of(grant, Relation.CARE_TEAM).stream()
                .filter(relation -> clinicians.containsKey(relation.account()))
                .map(relation -> new Assigned(relation, Objects.requireNonNull(clinicians.get(relation.account()))))
                .toList();
        var taken = new HashSet<UUID>();
        assigned.forEach(one -> taken.add(one.clinician().id()));
        var proposed = sightings(grant).stream()
                .flatMap(sighting -> clinicians.values().stream()
                        .filter(account -> sighting.npi().equals(account.npi()) && taken.add(account.id()))
                        .map(account -> new Proposed(account, because(sighting.because()), sighting.lastOn())))
                .toList();
        return new Page(card, assigned, proposed);
    }

    /**
     * @param endsOn the last day, in the organisation's zone; null for no end
     * @throws RuleBroken if the account is no clinician, is assigned already, or the end is in the past
     */
    public void assign(Grant grant, UUID clinician, String reason, @Nullable LocalDate endsOn, ZoneId zone) {
        boolean known = accounts.clinicians(grant).stream()
                .anyMatch(account -> account.id().equals(clinician));
        if (!known) {
            throw new RuleBroken(422, "assignment.NOT_A_CLINICIAN", "clinicianId");
        }
        Instant ends =
                endsOn == null ? null : endsOn.plusDays(1).atStartOfDay(zone).toInstant();
        if (ends != null && !ends.isAfter(clock.instant())) {
            throw new RuleBroken(422, "assignment.ENDS_IN_THE_PAST", "endsOn");
        }
        if (relations
                .begin(grant, new AccountId(clinician), Relation.CARE_TEAM, reason, ends)
                .isEmpty()) {
            throw new RuleBroken(409, "assignment.ALREADY_ASSIGNED");
        }
    }

    void end(Grant grant, UUID relation, String reason) {
        relations.end(grant, relation, reason);
    }

    private List<Sighting> sightings(Grant grant) {
        return transaction.in(
                grant,
                () -> db.sql(PROPOSALS)
                        .param("tenant", grant.tenant().value())
                        .param("patient", grant.patient().value())
                        .query((row, n) -> {
                            Date last = row.getDate("last_on");
                            return new Sighting(
                                    row.getString("npi"),
                                    row.getInt("because"),
                                    last == null ? null : last.toLocalDate());
                        })
                        .list());
    }

    private static String because(int code) {
        return code == 2 ? "VISIT" : "CARE_TEAM";
    }

    /** The last whole day of an assignment that ends at this moment: the end is the first moment that is outside. */
    static @Nullable LocalDate lastDay(@Nullable Instant endsAt, ZoneId zone) {
        return endsAt == null ? null : endsAt.minusNanos(1).atZone(zone).toLocalDate();
    }
}
