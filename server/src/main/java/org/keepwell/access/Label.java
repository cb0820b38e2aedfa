package org.keepwell.access;

/**
 * Why a piece of a record needs more care than its category says. A row has any number of them, as bits of a
 * {@code bigint}; a grant names the labels it excludes, and row policies check. Append, never move a bit.
 */
public enum Label {
    REPRODUCTIVE(0),
    MENTAL_HEALTH(1),
    SUBSTANCE_USE(2),
    HIV(3),
    TEEN_CONFIDENTIAL(4),
    /** Abuse, assault and neglect. */
    ABUSE(5),
    /** Free text that nobody has looked through for the other labels. */
    UNREVIEWED_TEXT(6),
    /** Sexual orientation, gender identity and sexually transmitted infection. */
    SEXUAL_HEALTH(7),
    /** The record of a patient that was merged into another one. */
    MERGED_AWAY(8);

    private static final int STANDING_IN = 32;

    private final int bit;

    Label(int bit) {
        this.bit = bit;
    }

    /** Bit position, 0 to 30. */
    public int bit() {
        return bit;
    }

    /**
     * The same labels on bits that a grant excludes only in the relation {@link Relation#PROXY}: they hide a row from whoever
     * stands in and may not find what carries them, and from nobody else.
     */
    public static long standingIn(long labels) {
        return labels << STANDING_IN;
    }

    /** The label as a mask with one bit set. */
    public long mask() {
        return 1L << bit;
    }
}
