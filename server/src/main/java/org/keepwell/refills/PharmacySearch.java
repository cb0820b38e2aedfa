package org.keepwell.refills;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.Pharmacy;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.pharmacy.PharmacyDirectory.Near;
import org.keepwell.pharmacy.PharmacyId;
import org.springframework.stereotype.Component;

/** Pharmacies by words, around a postal code or a town. Those that are closed for good are not offered. */
@Component
public class PharmacySearch {

    private record Middle(double latitude, double longitude) {}

    private final PharmacyDirectory directory;
    private final Clock clock;

    PharmacySearch(PharmacyDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As the patient's side finds them. */
    public List<PharmacyCard> forStaff(Grant grant, PharmacyWish wish) {
        return of(grant.tenant(), wish);
    }

    List<PharmacyCard> of(TenantId tenant, PharmacyWish wish) {
        var words = wish.words();
        return of(tenant, words == null ? "" : words, wish.near(), wish.openNow());
    }

    /** @param near a postal code or a town; where nothing is known there, all are shown and no distance */
    private List<PharmacyCard> of(TenantId tenant, String words, @Nullable String near, boolean openNow) {
        var middle = near == null || near.isBlank() ? Optional.<Middle>empty() : middle(tenant, near.strip());
        var place =
                middle.map(one -> Near.place(one.latitude(), one.longitude())).orElse(null);
        var now = clock.instant();
        return directory.search(tenant, words, place, openNow).stream()
                .filter(pharmacy -> pharmacy.state() == Pharmacy.State.OPEN)
                .map(pharmacy -> PharmacyCard.of(
                        pharmacy,
                        now,
                        middle.map(one -> PharmacyCard.miles(pharmacy, one.latitude(), one.longitude()))
                                .orElse(null)))
                .toList();
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

    /** Of the pharmacies of the same code or town; of a code nobody has, of those that begin as it does. */
    private Optional<Middle> middle(TenantId tenant, String near) {
        var digits = near.replaceAll("\\D", "");
        if (digits.length() >= 3) {
            for (int length = Math.min(5, digits.length()); length >= 3; length--) {
                var prefix = digits.substring(0, length);
                var found = middle(
                        directory.search(tenant, prefix, null, false),
                        pharmacy -> pharmacy.address().postalCode().startsWith(prefix));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        var town = near.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        return middle(
                directory.search(tenant, town, null, false),
                pharmacy -> pharmacy.address().city().toLowerCase(Locale.ROOT).equals(town));
    }

    private static Optional<Middle> middle(List<Pharmacy> pharmacies, Predicate<Pharmacy> there) {
        var found = pharmacies.stream().filter(there).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Middle(
                        found.stream().mapToDouble(Pharmacy::latitude).average().orElseThrow(),
                        found.stream()
                                .mapToDouble(Pharmacy::longitude)
                                .average()
                                .orElseThrow()));
    }
}
