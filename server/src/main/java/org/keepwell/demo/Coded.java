package org.keepwell.demo;

/** A code with its system and the name that a sender gives with it. */
record Coded(String system, String code, String display) {

    static Coded loinc(String code, String display) {
        return new Coded("http://loinc.org", code, display);
    }

    static Coded snomed(String code, String display) {
        return new Coded("http://snomed.info/sct", code, display);
    }

    static Coded rxnorm(String code, String display) {
        return new Coded("http://www.nlm.nih.gov/research/umls/rxnorm", code, display);
    }

    static Coded cvx(String code, String display) {
        return new Coded("http://hl7.org/fhir/sid/cvx", code, display);
    }

    /** A code of one of the small tables that HL7 publishes. */
    static Coded hl7(String table, String code, String display) {
        return new Coded("http://terminology.hl7.org/CodeSystem/" + table, code, display);
    }
}
