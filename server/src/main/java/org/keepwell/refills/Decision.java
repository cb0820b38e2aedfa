package org.keepwell.refills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Order;

/**
 * What is prescribed; a shape of the wire.
 *
 * @param quantity a decimal number of units, more than 0, at most three places; empty in a proposal where nobody said it
 * @param daysSupply whole days, 1 to 365
 * @param refills 0 to 11: a prescription is not good for longer than a year
 * @param note for the pharmacist
 * @param alternative which of those that a pharmacy would rather give, from 0; null where it names none
 */
public record Decision(
        @NotNull String quantity,
        Order.@NotNull Unit unit,
        @Min(1) @Max(365) int daysSupply,
        @Min(0) @Max(11) int refills,
        @NotNull @Size(max = 1000) String sig,
        boolean substitutionAllowed,
        @Nullable @Size(max = 210) String note,
        @Nullable UUID pharmacyId,
        @Nullable Integer alternative) {

    /** @throws RuleBroken 422 if it does not say how much, or how to take it */
    BigDecimal checkedQuantity() {
        if (!quantity.matches("\\d{1,6}(\\.\\d{1,3})?") || new BigDecimal(quantity).signum() == 0) {
            throw new RuleBroken(422, "refill.QUANTITY", "quantity");
        }
        if (sig.isBlank()) {
            throw new RuleBroken(422, "refill.SIG", "sig");
        }
        return new BigDecimal(quantity);
    }

    Decision withRefills(int wanted) {
        return new Decision(
                quantity, unit, daysSupply, wanted, sig, substitutionAllowed, note, pharmacyId, alternative);
    }

    Decision withPharmacy(@Nullable UUID wanted) {
        return new Decision(quantity, unit, daysSupply, refills, sig, substitutionAllowed, note, wanted, alternative);
    }

    Decision withAlternative(int wanted) {
        return new Decision(quantity, unit, daysSupply, refills, sig, substitutionAllowed, note, pharmacyId, wanted);
    }

    /** Whether the patient gets something else than this one says; where it goes does not matter. */
    boolean differsFrom(Decision other) {
        return !sameDose(other)
                || daysSupply != other.daysSupply
                || refills != other.refills
                || substitutionAllowed != other.substitutionAllowed;
    }

    /** Whether it is the same medicine taken in the same way, and as much of it. */
    boolean sameDose(Decision other) {
        return sameNumber(quantity, other.quantity)
                && unit == other.unit
                && daysSupply == other.daysSupply
                && sig.strip().equals(other.sig.strip());
    }

    private static boolean sameNumber(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "decision";
    }
}
