package org.keepwell.patients;

import java.util.List;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.Side;
import org.keepwell.identity.WhoseRecords;
import org.springframework.stereotype.Component;

/** The patients whose records an account of the patient side may open: its own, and those it stands in for. */
@Component
class OwnRecords implements WhoseRecords {

    private static final int MOST = 20;

    private final Access access;
    private final Relations relations;
    private final Patients patients;

    OwnRecords(Access access, Relations relations, Patients patients) {
        this.access = access;
        this.relations = relations;
        this.patients = patients;
    }

    @Override
    public List<Chip> of(Actor actor) {
        var role = actor.role();
        if (role == null || role.side() == Side.STAFF) {
            return List.of();
        }
        return relations.ofAccount(access.own(actor, Act.READ_SESSION), new UUID(0, 0), MOST).stream()
                .filter(relation -> relation.kind() == Relation.SELF || relation.kind() == Relation.PROXY)
                .flatMap(relation -> access
                        .decide(actor, Act.OPEN_CARD, relation.kind(), relation.patient())
                        .flatMap(patients::card)
                        .map(card -> new Chip(relation.patient().value(), card.name(), relation.kind()))
                        .stream())
                .sorted(java.util.Comparator.comparing(Chip::relation)) // oneself first
                .toList();
    }
}
