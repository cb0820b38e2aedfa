package org.keepwell.refills;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;

/**
 * Which yes a pharmacy is told. A renewal is measured by what the pharmacy asked, and not by our chart: it fills a plain approval
 * as it asked for it. Sources: healthit.gov, Interoperability Standards Advisory, "Allows a Pharmacy to Request Additional
 * Refills", for SCRIPT 2017071 and later; Aidbox, "RxRenewal Message", examples 2 to 5.
 */
final class Approvals {

    private Approvals() {}

    /**
     * Another number of refills than it asked for is an approval with changes, and so is what it left open; another amount,
     * number of days, way to take it or a brand that must be kept is another order, in the place of the old one.
     *
     * @param proposal as it was prescribed, where the pharmacy does not say
     */
    static Answer ofRenewal(Asked asked, Decision proposal, Decision decision) {
        var quantity = either(asked.quantity(), proposal.quantity());
        var days = either(asked.daysSupply(), Integer.toString(proposal.daysSupply()));
        var sig = either(asked.sig(), proposal.sig());
        if (!sameNumber(quantity, decision.quantity())
                || !sameNumber(days, Integer.toString(decision.daysSupply()))
                || !words(sig).equals(words(decision.sig()))
                || decision.unit() != proposal.unit()
                || decision.substitutionAllowed() != proposal.substitutionAllowed()) {
            return Answer.REPLACED;
        }
        var refills = asked.requestedRefills();
        boolean open = asked.quantity() == null || asked.daysSupply() == null || asked.sig() == null;
        return open || (refills != null && !sameNumber(refills, Integer.toString(decision.refills())))
                ? Answer.APPROVED_WITH_CHANGES
                : Answer.APPROVED;
    }

    /** An RxChangeResponse knows no Replace: all that is approved takes the place of what was ordered. */
    static Answer ofChange(Decision proposal, Decision decision) {
        return decision.differsFrom(proposal) ? Answer.APPROVED_WITH_CHANGES : Answer.APPROVED;
    }

    private static String either(@Nullable String asked, String ours) {
        return asked == null ? ours : asked;
    }

    /** What is no number is the same as nothing: it is told anew. */
    private static boolean sameNumber(String one, String other) {
        var number = "\\d{1,11}(\\.\\d{1,6})?";
        return one.matches(number)
                && other.matches(number)
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    /** Pharmacies write in capitals, and break lines. */
    private static String words(String sig) {
        return sig.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
