package org.keepwell.refills;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.Pharmacy;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.pharmacy.PharmacyId;
import org.springframework.stereotype.Component;

/** Pharmacies by words, around a postal code or a town. Those that are closed for good are not offered. */
@Component
public class PharmacySearch {

    /** @param placeUnknown a place was named where nothing is known: then only words were looked for */
    public record Found(List<PharmacyCard> items, boolean placeUnknown) {}

    private final PharmacyDirectory directory;
    private final Clock clock;

    PharmacySearch(PharmacyDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As the patient's side finds them. */
    public Found forStaff(Grant grant, PharmacyWish wish) {
        return of(grant.tenant(), wish);
    }

    Found of(TenantId tenant, PharmacyWish wish) {
        var words = wish.words() == null ? "" : wish.words().strip();
        var where = wish.near() == null ? "" : wish.near().strip();
        var near = where.isEmpty() ? null : directory.middle(tenant, where).orElse(null);
        boolean placeUnknown = !where.isEmpty() && near == null;
        if (placeUnknown && words.isEmpty()) { // all there are would look like an answer
            return new Found(List.of(), true);
        }
        var now = clock.instant();
        var items = directory.search(tenant, words, near, wish.openNow()).stream()
                .filter(pharmacy -> pharmacy.state() == Pharmacy.State.OPEN)
                .map(pharmacy -> PharmacyCard.of(
                        pharmacy,
                        now,
                        near == null ? null : PharmacyCard.miles(pharmacy, near.latitude(), near.longitude())))
                .toList();
        return new Found(items, placeUnknown);
    }

    @Nullable
    PharmacyCard one(TenantId tenant, @Nullable UUID id) {
        return id == null
                ? null
                : directory
                        .byId(tenant, new PharmacyId(id))
                        .map(pharmacy -> PharmacyCard.of(pharmacy, clock.instant(), null))
                        .orElse(null);
    }
}
