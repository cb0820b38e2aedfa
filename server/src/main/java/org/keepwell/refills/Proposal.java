package org.keepwell.refills;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.Order;
import org.keepwell.records.Prescription;

/** A decision as the last prescription says it. What nobody said is left empty, never guessed. */
final class Proposal {

    /** "Take 1 tablet twice a day", and nothing that leaves open how much. */
    private static final Pattern PLAIN_SIG = Pattern.compile(
            "take (\\d) (?:tablet|capsule)s? (?:by mouth )?(once a day|once daily|daily|every day|every morning"
                    + "|every evening|each morning|in the morning|in the evening|at bedtime|twice a day|twice daily"
                    + "|3 times a day|three times a day|4 times a day|four times a day)"
                    + "(?: with food| by mouth| with a full glass of water)?\\.?");

    private static final Map<String, Order.Unit> UNITS = Map.ofEntries(
            Map.entry("tab", Order.Unit.TABLET),
            Map.entry("tablet", Order.Unit.TABLET),
            Map.entry("cap", Order.Unit.CAPSULE),
            Map.entry("capsule", Order.Unit.CAPSULE),
            Map.entry("ml", Order.Unit.MILLILITER),
            Map.entry("milliliter", Order.Unit.MILLILITER),
            Map.entry("g", Order.Unit.GRAM),
            Map.entry("gram", Order.Unit.GRAM),
            Map.entry("each", Order.Unit.EACH),
            Map.entry("patch", Order.Unit.PATCH),
            Map.entry("inhaler", Order.Unit.INHALER),
            Map.entry("suppository", Order.Unit.SUPPOSITORY));

    private Proposal() {}

    static Decision of(Refill refill, @Nullable Prescription medicine, @Nullable Asked asked) {
        return of(refill, medicine, asked, medicine == null ? refill.said().medicine() : medicine.clinical());
    }

    /** @param name what it is called, which may say in what it is counted */
    private static Decision of(Refill refill, @Nullable Prescription medicine, @Nullable Asked asked, String name) {
        var sig = sig(medicine, asked);
        int days = days(medicine, asked);
        return new Decision(
                quantity(medicine, asked).or(() -> counted(sig, days)).orElse(""),
                unit(medicine == null ? null : medicine.unit(), name),
                days,
                refills(medicine, asked),
                sig,
                true,
                null,
                refill.pharmacy(),
                null);
    }

    /** As the pharmacy would have it; what it does not say is as it was. @param name what it would give */
    static Decision ofChange(Refill refill, @Nullable Prescription medicine, Asked asked, String name) {
        var theirs = of(refill, null, asked, name);
        var before = of(refill, medicine, null);
        return new Decision(
                theirs.quantity().isEmpty() ? before.quantity() : theirs.quantity(),
                theirs.unit() == Order.Unit.UNSPECIFIED ? before.unit() : theirs.unit(),
                theirs.daysSupply(),
                theirs.refills(),
                theirs.sig().isBlank() ? before.sig() : theirs.sig(),
                true,
                null,
                refill.pharmacy(),
                null);
    }

    /** The prescriber's words, else the pharmacy's; ours, in English whoever reads, only where neither wrote any. */
    private static String sig(@Nullable Prescription medicine, @Nullable Asked asked) {
        var sig = Optional.ofNullable(medicine)
                .map(Prescription::sig)
                .or(() -> Optional.ofNullable(asked).map(Asked::sig))
                .or(() -> Optional.ofNullable(medicine).map(Prescription::wordedSig))
                .orElse("");
        return sig.length() > 1000 ? "" : sig; // half of it would say something else
    }

    private static int days(@Nullable Prescription medicine, @Nullable Asked asked) {
        var days = medicine == null ? null : medicine.daysSupply();
        if (days == null && asked != null) {
            days = whole(asked.daysSupply());
        }
        return days == null ? Supply.USUAL_DAYS : Math.clamp(days, 1, 365);
    }

    private static int refills(@Nullable Prescription medicine, @Nullable Asked asked) {
        var refills = medicine == null ? null : medicine.repeatsAllowed();
        if (refills == null && asked != null) {
            refills = whole(asked.refills());
        }
        return refills == null ? 0 : Math.clamp(refills, 0, 11);
    }

    private static Optional<String> quantity(@Nullable Prescription medicine, @Nullable Asked asked) {
        return Optional.ofNullable(medicine)
                .map(Prescription::quantity)
                .or(() -> Optional.ofNullable(asked).map(Asked::quantity))
                .filter(digits -> digits.matches("\\d{1,6}(\\.\\d{1,3})?"))
                .filter(digits -> new BigDecimal(digits).signum() > 0);
    }

    /** What a sig without any doubt takes in so many days. */
    private static Optional<String> counted(String sig, int days) {
        var match = PLAIN_SIG.matcher(sig.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        var often = match.group(2);
        int times = often.startsWith("twice")
                ? 2
                : often.matches("(3|three) .*") ? 3 : often.matches("(4|four) .*") ? 4 : 1;
        int count = Integer.parseInt(match.group(1)) * times * days;
        return count == 0 ? Optional.empty() : Optional.of(Integer.toString(count));
    }

    private static Order.Unit unit(@Nullable String sent, String name) {
        var said = sent == null ? "" : sent.toLowerCase(Locale.ROOT).replaceAll("[^a-z]|s$", "");
        var found = UNITS.get(said);
        if (found != null) {
            return found;
        }
        for (var word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            var form = word.length() > 2 ? UNITS.get(word) : null; // "1 ML" in a name is a strength
            if (form != null) {
                return form;
            }
        }
        return Order.Unit.UNSPECIFIED;
    }

    static @Nullable Integer whole(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,3}") ? Integer.valueOf(digits) : null;
    }
}
