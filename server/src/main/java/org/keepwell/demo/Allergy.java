package org.keepwell.demo;

import static org.keepwell.demo.Coded.rxnorm;
import static org.keepwell.demo.Coded.snomed;

/** What a made-up patient reacts to, and how. */
enum Allergy {
    PENICILLIN(
            "medication", rxnorm("7984", "Penicillin V"), snomed("247472004", "Wheal (finding)"), "moderate", "high"),
    PEANUT(
            "food",
            snomed("762952008", "Peanut (substance)"),
            snomed("39579001", "Anaphylaxis (disorder)"),
            "severe",
            "high"),
    LATEX(
            "environment",
            snomed("111088007", "Latex (substance)"),
            snomed("271807003", "Eruption of skin (disorder)"),
            "mild",
            "low"),
    GRASS_POLLEN(
            "environment",
            snomed("256277009", "Grass pollen (substance)"),
            snomed("878820003", "Rhinoconjunctivitis (disorder)"),
            "mild",
            "low"),
    SHELLFISH(
            "food",
            snomed("735029006", "Shellfish (substance)"),
            snomed("402387002", "Allergic angioedema (disorder)"),
            "moderate",
            "high"),
    IBUPROFEN("medication", rxnorm("5640", "Ibuprofen"), snomed("422587007", "Nausea (finding)"), "mild", "low");

    private final String category;
    private final Coded substance;
    private final Coded reaction;
    private final String severity;
    private final String criticality;

    Allergy(String category, Coded substance, Coded reaction, String severity, String criticality) {
        this.category = category;
        this.substance = substance;
        this.reaction = reaction;
        this.severity = severity;
        this.criticality = criticality;
    }

    String category() {
        return category;
    }

    Coded substance() {
        return substance;
    }

    Coded reaction() {
        return reaction;
    }

    String severity() {
        return severity;
    }

    String criticality() {
        return criticality;
    }
}
