package org.keepwell.records;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/** Says how much. Null is: not understood. */
final class DoseWords {

    private DoseWords() {}

    static Wording verb(Dosage dosage, Dosage.Dose dose) {
        var route = DosageRoute.of(dosage.route);
        if (route != null) {
            return route.verb();
        }
        var unit = DoseUnit.of(dose.low());
        return unit == DoseUnit.TABLET || unit == DoseUnit.CAPSULE
                ? DosageRoute.TAKE
                : unit == DoseUnit.PATCH ? DosageRoute.APPLY : DosageRoute.USE;
    }

    /** A number without saying of what: it is repeated, not explained. */
    static boolean isBare(Dosage.Dose dose) {
        var high = dose.high();
        return dose.low().unitKey().isEmpty() && (high == null || high.unitKey().isEmpty());
    }

    static @Nullable Wording amount(Dosage.Dose dose) {
        var number = numbers(dose);
        var unit = DoseUnit.of(dose.low());
        var high = dose.high();
        if (number == null || unit == null || (high != null && unit != DoseUnit.of(high))) {
            return null;
        }
        var last = Objects.requireNonNull((high == null ? dose.low() : high).decimal());
        var words = unit.of(last.compareTo(BigDecimal.ONE) > 0);
        return new Wording(number.en() + " " + words.en(), number.es() + " " + words.es());
    }

    static @Nullable Wording numbers(Dosage.Dose dose) {
        var low = number(dose.low());
        if (dose.high() == null) {
            return low == null ? null : new Wording(low, low);
        }
        var high = number(dose.high());
        return low == null || high == null || new BigDecimal(low).compareTo(new BigDecimal(high)) >= 0
                ? null
                : new Wording(low + " to " + high, "de " + low + " a " + high);
    }

    /** Without zeros at the end, which have been read as ten times as much; with a point in both languages, as on the label. */
    private static @Nullable String number(Quantity quantity) {
        var digits = quantity.value();
        if (digits == null || quantity.comparator() != null || !digits.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            return null;
        }
        var number = new BigDecimal(digits).stripTrailingZeros();
        return number.signum() == 0 ? null : number.toPlainString();
    }

    static @Nullable Wording most(Dosage.Dose dose, Quantity in) {
        var amount = amount(dose);
        var span = Span.counted(in);
        return amount == null || span == null
                ? null
                : new Wording(
                        "No more than " + amount.en() + " in " + span.en(),
                        "No más de " + amount.es() + " en " + span.es());
    }
}
