package org.keepwell.pharmacy;

/** Why, in the codes that pharmacies show (NCPDP external code list, ReasonCode). */
public enum DenialReason {
    UNKNOWN_PATIENT("AA"),
    NEVER_UNDER_CARE("AB"),
    NO_LONGER_UNDER_CARE("AC"),
    TOO_SOON("AD"),
    NEVER_PRESCRIBED("AE"),
    CONTACT_US_FIRST("AF"),
    NOT_APPROPRIATE("AG"),
    NEEDS_VISIT("AM"),
    /** Another request for the same is answered. */
    ANSWERED_OTHERWISE("AP");

    private final String code;

    DenialReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
