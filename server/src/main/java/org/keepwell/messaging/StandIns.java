package org.keepwell.messaging;

import java.util.HashSet;
import java.util.Set;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.springframework.stereotype.Component;

/** Who stands in for the patient now, and does not find what carries these labels; inside a sealed transaction. */
@Component
class StandIns {

    private final Access access;
    private final Relations relations;

    StandIns(Access access, Relations relations) {
        this.access = access;
        this.relations = relations;
    }

    /** Whether whoever stands in finds nothing with these labels, whatever the patient chooses. */
    boolean areExcluded(long labels) {
        return labels != 0 && access.hides(Relation.PROXY, Act.READ_MESSAGES, labels);
    }

    /** Those the patient hides it from, and those who do not find it anyway. */
    Set<AccountId> hidden(Grant grant, Set<AccountId> byPatient, long labels) {
        if (!areExcluded(labels)) {
            return byPatient;
        }
        var hidden = new HashSet<>(relations.accountsOf(grant, Relation.PROXY));
        relations.accountsOf(grant, Relation.SELF).forEach(hidden::remove);
        hidden.addAll(byPatient);
        return hidden;
    }
}
