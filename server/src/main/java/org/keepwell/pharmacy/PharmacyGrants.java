package org.keepwell.pharmacy;

import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.springframework.stereotype.Component;

/** In whose name the program does what nobody waits for. */
@Component
class PharmacyGrants {

    private final Access access;

    PharmacyGrants(Access access) {
        this.access = access;
    }

    /** Opens what waits to be carried, of no patient in particular. */
    Grant carry(TenantId tenant) {
        return access.check(Actor.job(tenant, "pharmacy"), Act.CARRY_SCRIPT, Relation.NONE, null);
    }

    Grant send(TenantId tenant, PatientId patient) {
        return access.check(Actor.job(tenant, "pharmacy"), Act.SEND_SCRIPT, Relation.NONE, patient);
    }

    /** In the name of whoever sent it, as the connection is called. */
    Grant take(Connection from, PatientId patient) {
        return access.check(sender(from), Act.TAKE_SCRIPT, Relation.NONE, patient);
    }

    Grant quarantine(Connection from) {
        return access.check(sender(from), Act.QUARANTINE_SCRIPT, Relation.NONE, null);
    }

    static Actor sender(Connection from) {
        return new Actor(from.tenant(), Principal.SENDER, new UUID(0, 0), Role.JOB, null, from.name());
    }

    /** The person at the console. */
    Grant keep(TenantId tenant) {
        return console(tenant, Act.KEEP_PHARMACIES);
    }

    Grant console(TenantId tenant, Act act) {
        return access.check(Actor.console(tenant, System.getProperty("user.name")), act, Relation.NONE, null);
    }

    Grant consoleTake(TenantId tenant, PatientId patient) {
        return access.check(
                Actor.console(tenant, System.getProperty("user.name")), Act.TAKE_SCRIPT, Relation.NONE, patient);
    }
}
