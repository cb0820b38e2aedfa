package org.keepwell.patients;

import java.util.List;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.TenantId;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.StartRefused;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** Finds the patient that a console command names by record number. */
@Component
class ConsolePatient {

    private static final TenantId TENANT = new TenantId(1);

    private final Access access;
    private final Patients patients;
    private final Tenants tenants;

    ConsolePatient(Access access, Patients patients, Tenants tenants) {
        this.access = access;
        this.patients = patients;
        this.tenants = tenants;
    }

    Tenant tenant() {
        return tenants.byId(TENANT)
                .orElseThrow(() ->
                        new StartRefused("This home has no organisation yet. Start it once with \"./keepwell run\"."));
    }

    /** @param identifier system and value of a record number, with a bar between */
    Grant grant(String identifier, Act act) {
        int bar = identifier.indexOf('|');
        if (bar <= 0 || bar == identifier.length() - 1) {
            throw new ConsoleArguments.Wrong("--identifier is SYSTEM|VALUE, as in 'urn:clinic:mrn|12345'");
        }
        var actor = Actor.console(TENANT, System.getProperty("user.name"));
        var lookUp = access.check(actor, Act.IMPORT_SHARED, Relation.NONE, null);
        var number = new Person.Identifier("MR", identifier.substring(0, bar), identifier.substring(bar + 1));
        var found = patients.byRecordNumbers(lookUp, List.of(number));
        if (found.size() != 1) {
            throw new StartRefused("No patient has this record number.");
        }
        return access.check(actor, act, Relation.NONE, found.iterator().next());
    }
}
