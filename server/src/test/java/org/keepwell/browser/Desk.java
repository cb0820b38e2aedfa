package org.keepwell.browser;

import org.keepwell.demo.MadeUpPeople.Patient;

/** What people at the front desk do. */
final class Desk {

    private Desk() {}

    /** Looks for a patient by family name and birth date. */
    static void find(Visitor visitor, Patient patient) {
        visitor.open("/search");
        visitor.field("Family name").fill(patient.family());
        visitor.field("Date of birth").fill(patient.birthDate().toString());
        visitor.button("Search").click();
        visitor.arrived();
    }
}
