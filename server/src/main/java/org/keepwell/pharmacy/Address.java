package org.keepwell.pharmacy;

/** @param state two letters; @param postalCode five digits, or nine with a hyphen */
public record Address(String line, String city, String state, String postalCode) {

    /** Without anything of it: it may be a patient's. */
    @Override
    public String toString() {
        return "address";
    }
}
