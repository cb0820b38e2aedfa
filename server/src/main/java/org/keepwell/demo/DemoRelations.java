package org.keepwell.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.patients.PatientRelations;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.springframework.stereotype.Component;

/** Ties made-up accounts to made-up patients by record number. */
@Component
class DemoRelations {

    private static final String MRN_SYSTEM = "urn:keepwell:demo:mrn";

    private final Access access;
    private final Patients patients;
    private final PatientRelations relations;

    DemoRelations(Access access, Patients patients, PatientRelations relations) {
        this.access = access;
        this.patients = patients;
        this.relations = relations;
    }

    void add(Actor console, String recordNumber, AccountId account, Relation kind, @Nullable String reason) {
        var lookUp = access.check(console, Act.IMPORT_SHARED, Relation.NONE, null);
        var found = patients.byRecordNumbers(lookUp, List.of(new Person.Identifier("MR", MRN_SYSTEM, recordNumber)));
        if (found.size() != 1) {
            throw new IllegalStateException("the made-up record " + recordNumber + " was not taken in");
        }
        var grant = access.check(
                console, Act.ASSIGN, Relation.NONE, found.iterator().next());
        relations.begin(grant, account, kind, reason, null);
    }
}
