package org.keepwell.pharmacy;

/** What a prescriber says to a pharmacy's request. */
public enum Answer {
    APPROVED,
    /** Another number of refills or days; another medicine, dose or way to take it is {@link #REPLACED}. */
    APPROVED_WITH_CHANGES,
    /** SCRIPT 2017071 and later: the order goes on as another one. */
    REPLACED,
    DENIED,
    /** Denied here; another prescription comes to the same pharmacy, or with the patient. Not where it goes elsewhere. */
    DENIED_NEW_TO_FOLLOW;

    boolean isDenial() {
        return this == DENIED || this == DENIED_NEW_TO_FOLLOW;
    }
}
