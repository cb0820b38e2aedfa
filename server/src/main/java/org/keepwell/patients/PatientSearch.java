package org.keepwell.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.RelationLookup;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Finds patients by two facts, never by one; shows few, and says "refine" instead of how many more. */
@Component
class PatientSearch {

    /** More hits than this are not shown: two facts that fit so many are not enough. */
    static final int CAP = 5;

    /** One patient that fits, with no more than its card. */
    record Hit(PatientId patient, Card card, Relation relation, boolean mayOpen) {}

    record Found(List<Hit> hits, boolean refine) {}

    private final Patients patients;
    private final RelationLookup relations;
    private final Access access;

    PatientSearch(Patients patients, RelationLookup relations, Access access) {
        this.patients = patients;
        this.relations = relations;
        this.access = access;
    }

    Found byNameAndBirth(Grant grant, String family, LocalDate birthDate, AuditTrail trail) {
        if (LookupHashes.normal(family).length() < 2) {
            throw new RuleBroken(422, "search.TWO_FACTS", "familyName");
        }
        var hash = patients.hashes(grant.tenant()).nameBirth(family, birthDate);
        return open(grant, LookupHashes.Kind.NAME_BIRTH, hash, trail);
    }

    Found byRecordAndBirth(Grant grant, String recordNumber, LocalDate birthDate, AuditTrail trail) {
        var hash = patients.hashes(grant.tenant()).recordBirth(recordNumber, birthDate);
        return open(grant, LookupHashes.Kind.RECORD_BIRTH, hash, trail);
    }

    Found byPhoneAndName(Grant grant, String phone, String family, AuditTrail trail) {
        if (LookupHashes.digits(phone).length() < 10
                || LookupHashes.normal(family).length() < 2) {
            throw new RuleBroken(422, "search.TWO_FACTS", "phone", "familyName");
        }
        var hash = patients.hashes(grant.tenant()).phoneName(phone, family);
        return open(grant, LookupHashes.Kind.PHONE_NAME, hash, trail);
    }

    private Found open(Grant search, LookupHashes.Kind kind, byte[] hash, AuditTrail trail) {
        var found = patients.find(search, kind, new byte[][] {hash}, CAP + 1);
        if (found.size() > CAP) {
            return new Found(List.of(), true);
        }
        var hits = new ArrayList<Hit>();
        for (var patient : found) { // five at most, each shown and so each in the log
            var relation = relations.of(search.actor(), patient);
            var card = card(search, relation, patient);
            patients.card(card).ifPresent(opened -> {
                trail.submit(AuditEntry.allowed(card, trail.request()));
                hits.add(new Hit(patient, opened, relation, mayOpen(search, relation, patient)));
            });
        }
        hits.sort(Comparator.comparing((Hit hit) -> hit.card().name())
                .thenComparing(hit -> hit.patient().value()));
        return new Found(hits, false);
    }

    /** A relation without a rule for the card takes nothing away from what two facts open to whoever has none. */
    private Grant card(Grant search, Relation relation, PatientId patient) {
        return access.decide(search.actor(), Act.OPEN_CARD, relation, patient)
                .orElseGet(() -> access.check(search.actor(), Act.OPEN_CARD, Relation.NONE, patient));
    }

    private boolean mayOpen(Grant search, Relation relation, PatientId patient) {
        return access.decide(search.actor(), Act.READ_CHART, relation, patient).isPresent()
                || access.decide(search.actor(), Act.READ_ASSIGNMENTS, relation, patient)
                        .isPresent();
    }
}
