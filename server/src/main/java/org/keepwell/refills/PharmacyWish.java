package org.keepwell.refills;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which pharmacies are looked for; a shape of the wire. @param near a postal code or a town */
public record PharmacyWish(
        @Nullable @Size(max = 100) String words,
        @Nullable @Size(max = 100) String near,
        boolean openNow) {

    /** Without the place: it may tell where somebody lives. */
    @Override
    public String toString() {
        return "wanted pharmacy";
    }
}
