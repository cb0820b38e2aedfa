package org.keepwell.refills;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.Order;

/**
 * A prescription to be printed and signed by hand; a shape of the wire. What federal law asks of one on paper (21 CFR 1306.05)
 * and we do not keep, the number at the DEA and the prescriber's address, is left open to be written.
 */
public record RefillPaper(
        String clinic,
        String patient,
        @Nullable LocalDate birthDate,
        List<String> address,
        String medicine,
        String quantity,
        Order.Unit unit,
        int daysSupply,
        int refills,
        String sig,
        boolean substitutionAllowed,
        @Nullable String note,
        String prescriber,
        String npi,
        LocalDate decidedOn,
        boolean controlled) {

    /** Without what it says: it must not be logged. */
    @Override
    public String toString() {
        return "paper";
    }
}
