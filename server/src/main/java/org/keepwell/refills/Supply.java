package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.Prescription;

/** How much of a medicine should be left. */
final class Supply {

    /** What a pharmacy hands over at once where nobody says how much. */
    static final int USUAL_DAYS = 30;

    /** So much of what was handed over should be used before more is asked for, in percent. */
    private static final int USED = 75;

    private Supply() {}

    /** @param days how long it is meant to last; null where nobody said */
    record Fill(LocalDate on, @Nullable Integer days) {}

    /**
     * When it was last filled, and for how long: as the chart says, or as was sent to a pharmacy here. Charts often have the day
     * of a filling that was decided here, and not how long it lasts.
     *
     * @param zone where the clinic is
     */
    static @Nullable Fill last(Prescription medicine, List<Refill> before, ZoneId zone) {
        var chart = medicine.lastFillOn();
        return newest(Stream.concat(
                chart == null ? Stream.empty() : Stream.of(new Fill(chart, medicine.daysSupply())),
                before.stream()
                        .filter(refill -> medicine.id().equals(refill.medicine()))
                        .filter(refill -> refill.state().isUnderWay() || refill.state() == RefillState.READY)
                        .map(Refill::decided)
                        .filter(Objects::nonNull)
                        .map(decided -> fill(decided, medicine, zone))));
    }

    /** The last one; how long it lasts by the last of which that is known. */
    static @Nullable Fill newest(Stream<Fill> fills) {
        var all = fills.sorted(Comparator.comparing(Fill::on).reversed()).toList();
        if (all.isEmpty()) {
            return null;
        }
        var days = all.stream().map(Fill::days).filter(Objects::nonNull).findFirst();
        return new Fill(all.getFirst().on(), days.orElse(null));
    }

    private static Fill fill(Refill.Decided decided, Prescription medicine, ZoneId zone) {
        var decision = decided.outcome().decision();
        return new Fill(
                decided.at().atZone(zone).toLocalDate(),
                decision == null ? medicine.daysSupply() : Integer.valueOf(decision.daysSupply()));
    }

    /** Whether less than three quarters are used, of a usual month where nobody said how much; false where nobody said when. */
    static boolean isEarly(@Nullable Fill last, LocalDate today) {
        if (last == null) {
            return false;
        }
        var said = last.days();
        int days = said == null ? USUAL_DAYS : said;
        // a day only partly used does not count as used
        return today.isBefore(last.on().plusDays(Math.ceilDiv(days * USED, 100)));
    }
}
