package org.keepwell.desk;

import java.util.List;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.SealedTransaction;
import org.keepwell.patients.Card;
import org.keepwell.patients.PatientKeys;
import org.keepwell.patients.Patients;
import org.keepwell.worklists.Presence;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.springframework.stereotype.Component;

/** What belongs to an item and its patient, read in one transaction. */
@Component
class Chartside {

    /** @param here who else has it open */
    record Around(Card card, List<Step> steps, List<UUID> here, boolean inCareTeam) {}

    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Patients patients;
    private final Steps steps;
    private final Presence presence;
    private final Relations relations;

    Chartside(
            SealedTransaction transaction,
            PatientKeys keys,
            Patients patients,
            Steps steps,
            Presence presence,
            Relations relations) {
        this.transaction = transaction;
        this.keys = keys;
        this.patients = patients;
        this.steps = steps;
        this.presence = presence;
        this.relations = relations;
    }

    Around of(Entrance.Entered entered) {
        var grant = entered.grant();
        return transaction.in(grant, () -> {
            var cipher = keys.find(grant).orElseThrow(NotVisible::new);
            return new Around(
                    patients.cardIn(grant, cipher).orElseThrow(NotVisible::new),
                    steps.of(grant, entered.item().id(), cipher),
                    presence.here(grant, entered.item().id()),
                    relations
                            .accountsOf(grant, Relation.CARE_TEAM)
                            .contains(new AccountId(grant.actor().id())));
        });
    }

    List<UUID> here(Entrance.Entered entered) {
        return transaction.in(
                entered.grant(),
                () -> presence.here(entered.grant(), entered.item().id()));
    }

    Card card(Entrance.Entered entered) {
        return patients.card(entered.grant()).orElseThrow(NotVisible::new);
    }
}
