package org.keepwell.pharmacy;

/** Of the Controlled Substances Act (21 U.S.C. 812). Whoever does not know says UNKNOWN, which counts as controlled. */
public enum Schedule {
    NOT_CONTROLLED,
    II,
    III,
    IV,
    V,
    UNKNOWN
}
