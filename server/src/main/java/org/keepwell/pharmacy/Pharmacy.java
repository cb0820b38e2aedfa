package org.keepwell.pharmacy;

/**
 * One pharmacy.
 *
 * @param ncpdpId seven digits, by which networks know it
 * @param takesScript whether it takes electronic prescriptions at all
 */
public record Pharmacy(
        PharmacyId id,
        String ncpdpId,
        String name,
        Address address,
        String phone,
        double latitude,
        double longitude,
        Hours hours,
        State state,
        boolean takesScript) {

    public enum State {
        OPEN,
        CLOSED_FOR_GOOD
    }

    /** Whether a prescription may be sent there. */
    public boolean mayBeChosen() {
        return state == State.OPEN && takesScript;
    }
}
