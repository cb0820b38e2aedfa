package org.keepwell.access;

/**
 * What a piece of a record is about, for granting. One row has exactly one; a grant is a set of them, as bits of a
 * {@code bigint} that row policies check. Append, never move a bit.
 */
public enum Category {
    /** The card: name and birth year, which a search hit or a worklist row shows. */
    CARD(0),
    /** Demographics and contact data. */
    PERSON(1),
    RESULTS(2),
    VITALS(3),
    MEDICINES(4),
    CONDITIONS(5),
    ALLERGIES(6),
    IMMUNIZATIONS(7),
    VISITS(8),
    PROCEDURES(9),
    NOTES(10),
    /** Care plans, goals and care teams. */
    CARE_PLANS(11),
    /** Claims, explanations of benefit and coverage. */
    BILLING(12),
    /** Social history and questionnaires. */
    SOCIAL(13),
    /** Any other clinical resource. */
    OTHER(14),
    /** Who is assigned to a patient and who may act for them. */
    RELATIONS(15),
    /** The patient's own access log. */
    ACCESS_LOG(16),
    /** Threads with the care team about health: questions, results, medicines, referrals. */
    MESSAGES(17),
    /** Threads about appointments, bills, records and the portal itself. */
    OFFICE_MESSAGES(18),
    /** What staff write to each other about a patient's request. No rule of the patient's side holds it. */
    INTERNAL_NOTES(19);

    private final int bit;

    Category(int bit) {
        this.bit = bit;
    }

    /** Bit position, 0 to 62. */
    public int bit() {
        return bit;
    }

    /** The category as a mask with one bit set. */
    public long mask() {
        return 1L << bit;
    }
}
