package org.keepwell.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Members;
import org.springframework.stereotype.Component;

/** For whom somebody of staff may write: colleagues of the board, and whoever is assigned to the patient. */
@Component
class Behalf {

    private final Members members;
    private final Access access;
    private final Ground ground;

    Behalf(Members members, Access access, Ground ground) {
        this.members = members;
        this.access = access;
        this.ground = ground;
    }

    /** Without the actor, by name. */
    List<Member> colleagues(Grant grant, int board) {
        return ground.transaction().in(grant, () -> {
            var team = ground.relations().accountsOf(grant, Relation.CARE_TEAM).stream()
                    .map(AccountId::value)
                    .toList();
            var found = new LinkedHashMap<UUID, Member>();
            members.of(grant, team).forEach(one -> found.put(one.account(), one));
            members.byBoard(grant).getOrDefault(board, List.of()).forEach(one -> found.putIfAbsent(one.account(), one));
            found.remove(grant.actor().id());
            return found.values().stream()
                    .sorted(java.util.Comparator.comparing(Member::name))
                    .toList();
        });
    }

    /**
     * Inside a sealed transaction. That somebody writes for another is an entry of its own, about the other.
     *
     * @throws RuleBroken 422 if it is none of {@link #colleagues}
     */
    void check(Grant grant, int board, @Nullable UUID colleague, AuditTrail trail) {
        if (colleague == null) {
            return;
        }
        if (!mayBe(grant, board, colleague)) {
            throw new RuleBroken(422, "message.NO_SUCH_COLLEAGUE", "behalfOf");
        }
        var act = access.check(grant.actor(), Act.WRITE_FOR_COLLEAGUE, grant.relation(), grant.patient());
        trail.append(AuditEntry.allowed(act, trail.request()).about(colleague));
    }

    private boolean mayBe(Grant grant, int board, UUID colleague) {
        return colleagues(grant, board).stream().anyMatch(one -> one.account().equals(colleague));
    }
}
