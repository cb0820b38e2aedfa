package org.keepwell.pharmacy;

import org.keepwell.access.RuleBroken;

/** Keepwell does not transmit controlled substances (21 CFR 1311): such a prescription goes another way. */
public class ControlledSubstance extends RuleBroken {

    private static final long serialVersionUID = 1L;

    public ControlledSubstance() {
        super(409, "pharmacy.CONTROLLED", "medicine");
    }
}
