package org.keepwell.messaging;

import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.Principal;
import org.keepwell.access.RelationLookup;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Account;
import org.keepwell.notifications.Conversations;
import org.springframework.stereotype.Component;

/** Looks for a conversation as somebody would who is not here: under what the policy gives them now, and nothing more. */
@Component
class ThreadDoor implements Conversations {

    private static final PatientStatement FIND = PatientStatement.of(
            "select 1 from messaging.thread where tenant_id = :tenant and patient_id = :patient and id = :id");

    private final Access access;
    private final RelationLookup relations;
    private final PatientQuery query;

    ThreadDoor(Access access, RelationLookup relations, PatientQuery query) {
        this.access = access;
        this.relations = relations;
        this.query = query;
    }

    @Override
    public boolean opens(TenantId tenant, Account account, PatientId patient, UUID thread) {
        var actor = new Actor(tenant, Principal.ACCOUNT, account.id(), account.role(), null, null);
        return access.decide(actor, Act.READ_MESSAGES, relations.of(actor, patient), patient)
                .map(grant -> query.read(grant, FIND, java.util.Map.of("id", thread), java.sql.ResultSet::next))
                .orElse(false);
    }
}
