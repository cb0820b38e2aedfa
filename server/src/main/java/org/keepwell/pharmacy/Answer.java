package org.keepwell.pharmacy;

/** What a prescriber says to a pharmacy's request. */
public enum Answer {
    APPROVED,
    /** Of a renewal, another number of refills; of a change, anything that is not as the pharmacy would have it. */
    APPROVED_WITH_CHANGES,
    /** Of a renewal only: another amount, number of days or way to take it. The order there ends, and this one is new. */
    REPLACED,
    DENIED,
    /** Denied here; another prescription comes to the same pharmacy, or with the patient. Not where it goes elsewhere. */
    DENIED_NEW_TO_FOLLOW;

    boolean isDenial() {
        return this == DENIED || this == DENIED_NEW_TO_FOLLOW;
    }
}
