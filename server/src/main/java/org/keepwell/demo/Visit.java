package org.keepwell.demo;

import java.time.ZonedDateTime;

/**
 * A visit that is in the chart.
 *
 * @param url by which the rest of the bundle refers to it
 * @param kind what it was for
 */
record Visit(String url, Kind kind, ZonedDateTime start, ZonedDateTime end, Clinic.Worker doctor, Clinic.Site site) {

    /** Kinds of visits of the made-up clinic. */
    enum Kind {
        CHECK_UP(Coded.snomed("162673000", "General examination of patient (procedure)"), "AMB", 40),
        FOLLOW_UP(Coded.snomed("390906007", "Follow-up encounter (procedure)"), "AMB", 20),
        PROBLEM(Coded.snomed("185347001", "Encounter for problem (procedure)"), "AMB", 25),
        WELL_CHILD(Coded.snomed("410620009", "Well child visit (procedure)"), "AMB", 30),
        PRENATAL(Coded.snomed("424619006", "Prenatal visit (regime/therapy)"), "AMB", 30),
        VIDEO(Coded.snomed("448337001", "Telemedicine consultation with patient (procedure)"), "VR", 15);

        private final Coded code;
        private final String encounterClass;
        private final int minutes;

        Kind(Coded code, String encounterClass, int minutes) {
            this.code = code;
            this.encounterClass = encounterClass;
            this.minutes = minutes;
        }

        Coded code() {
            return code;
        }

        /** HL7 v3 ActCode. */
        String encounterClass() {
            return encounterClass;
        }

        int minutes() {
            return minutes;
        }
    }
}
