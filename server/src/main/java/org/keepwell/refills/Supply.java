package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.Prescription;

/** How much of a medicine should be left. */
final class Supply {

    /** So much of what was handed over should be used before more is asked for, in percent. */
    private static final int USED = 75;

    private Supply() {}

    /**
     * When it was last filled: as the chart says, or as was sent to a pharmacy here.
     *
     * @param zone where the clinic is
     */
    static @Nullable LocalDate lastFill(Prescription medicine, List<Refill> before, ZoneId zone) {
        return Stream.concat(
                        Stream.ofNullable(medicine.lastFillOn()),
                        before.stream()
                                .filter(refill -> medicine.id().equals(refill.medicine()))
                                .filter(refill -> refill.state().isUnderWay() || refill.state() == RefillState.READY)
                                .map(Refill::decided)
                                .filter(Objects::nonNull)
                                .map(decided -> decided.at().atZone(zone).toLocalDate()))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** Whether less than three quarters are used; false where nobody said when or how much. */
    static boolean isEarly(Prescription medicine, @Nullable LocalDate lastFill, LocalDate today) {
        var days = medicine.daysSupply();
        // a day only partly used does not count as used
        return lastFill != null && days != null && today.isBefore(lastFill.plusDays(Math.ceilDiv(days * USED, 100)));
    }
}
