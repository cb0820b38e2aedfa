package org.keepwell.records;

/** Which list of the record a resource is shown in. Decided at import, stored: append, never renumber. */
public enum Shelf {
    /** A laboratory report, or a laboratory observation that no report contains. */
    RESULT(1),
    /** A laboratory observation inside a report. */
    RESULT_PART(2),
    /** A report that is not from the laboratory: imaging, cardiology, pathology. */
    REPORT(3),
    /** A clinical note, whether sent as a document or as a report. */
    NOTE(4),
    VITAL(5),
    /** Social history and answers to questionnaires. */
    SOCIAL(6),
    /** What was prescribed or is said to be taken. */
    MEDICINE(7),
    /** What was handed over or given. */
    DISPENSE(8),
    CONDITION(9),
    ALLERGY(10),
    IMMUNIZATION(11),
    VISIT(12),
    PROCEDURE(13),
    /** An imaging study and what was measured in it. */
    IMAGING(14),
    /** Care plans and goals. */
    CARE_PLAN(15),
    CARE_TEAM(16),
    /** Claims, explanations of benefit, coverage. */
    BILLING(17),
    DEVICE(18),
    /** The patient resource. */
    PERSON(19),
    /** In no list of its own. */
    OTHER(20);

    private final int code;

    Shelf(int code) {
        this.code = code;
    }

    /** The number that the database carries; frozen. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is none with this number */
    public static Shelf of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no shelf " + code);
    }
}
