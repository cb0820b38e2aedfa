package org.keepwell.refills;

/** Why not, as the patient is told. Part of the API and stored by number: append. */
public enum DenialReason {
    NO_LONGER_NEEDED(1),
    TOO_EARLY(2),
    SEE_US_FIRST(3),
    NOT_OURS(4),
    CHANGED_TREATMENT(5),
    OTHER(6);

    private final int code;

    DenialReason(int code) {
        this.code = code;
    }

    /** As a pharmacy is told. */
    org.keepwell.pharmacy.DenialReason toPharmacy() {
        return switch (this) {
            case NO_LONGER_NEEDED, CHANGED_TREATMENT -> org.keepwell.pharmacy.DenialReason.NOT_APPROPRIATE;
            case TOO_EARLY -> org.keepwell.pharmacy.DenialReason.TOO_SOON;
            case SEE_US_FIRST, OTHER -> org.keepwell.pharmacy.DenialReason.CONTACT_US_FIRST;
            case NOT_OURS -> org.keepwell.pharmacy.DenialReason.NEVER_PRESCRIBED;
        };
    }

    int code() {
        return code;
    }

    static DenialReason of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no DenialReason " + code);
    }
}
