package org.keepwell.refills;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.Pharmacy;

/** A pharmacy where one is chosen; a shape of the wire. @param miles from where one looks, or null */
public record PharmacyCard(
        UUID id,
        String name,
        String street,
        String city,
        String postalCode,
        String phone,
        boolean openNow,
        boolean takesScript,
        boolean closedForGood,
        @Nullable Double miles) {

    private static final double EARTH_MILES = 3_958.8;

    static PharmacyCard of(Pharmacy pharmacy, Instant now, @Nullable Double miles) {
        return new PharmacyCard(
                pharmacy.id().value(),
                pharmacy.name(),
                pharmacy.address().line(),
                pharmacy.address().city(),
                pharmacy.address().postalCode(),
                pharmacy.phone(),
                pharmacy.state() == Pharmacy.State.OPEN && pharmacy.hours().isOpenAt(now),
                pharmacy.mayBeChosen(),
                pharmacy.state() == Pharmacy.State.CLOSED_FOR_GOOD,
                miles);
    }

    /** As the crow flies, to a tenth. */
    static double miles(Pharmacy pharmacy, double latitude, double longitude) {
        double north = Math.toRadians(pharmacy.latitude() - latitude);
        double east = Math.toRadians(pharmacy.longitude() - longitude) * Math.cos(Math.toRadians(latitude));
        return Math.round(EARTH_MILES * Math.hypot(north, east) * 10) / 10.0;
    }
}
