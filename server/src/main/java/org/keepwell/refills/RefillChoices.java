package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.records.Prescription;
import org.springframework.stereotype.Component;

/** What the patient's side may ask for, and where; shapes of the wire. */
@Component
class RefillChoices {

    /**
     * One medicine that may be asked for.
     *
     * @param openRefill somebody asked, and waits for an answer
     * @param afterVisit somebody asked, and was told to come first
     * @param notTaken the patient said that they do not take it
     */
    record Choice(
            UUID id,
            String name,
            @Nullable String sent,
            @Nullable String dosage,
            @Nullable String prescriber,
            @Nullable LocalDate lastFillOn,
            @Nullable Integer repeatsLeft,
            @Nullable UUID openRefill,
            boolean afterVisit,
            boolean notTaken,
            boolean early,
            boolean controlled) {

        @Override
        public String toString() {
            return "medicine " + id;
        }
    }

    record Choices(
            List<Choice> medicines,
            @Nullable PharmacyCard favourite,
            @Nullable PharmacyCard lastUsed,
            @Nullable Integer halfWithinMinutes,
            @Nullable Integer mostWithinMinutes) {}

    private final Refills refills;
    private final PharmacySearch pharmacies;
    private final Favourites favourites;
    private final RefillBoards boards;
    private final Footing footing;

    RefillChoices(
            Refills refills, PharmacySearch pharmacies, Favourites favourites, RefillBoards boards, Footing footing) {
        this.refills = refills;
        this.pharmacies = pharmacies;
        this.favourites = favourites;
        this.boards = boards;
        this.footing = footing;
    }

    Choices of(Grant grant, @Nullable String language, ZoneId zone) {
        var seen = refills.seen(grant, language);
        var today = footing.clock().instant().atZone(zone).toLocalDate();
        var usual = footing.transaction().in(grant, () -> boards.usual(grant));
        return new Choices(
                seen.medicines().values().stream()
                        .filter(Prescription::active)
                        .map(medicine -> choice(seen, medicine, zone, today))
                        .sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                pharmacies.one(grant.tenant(), favourites.of(grant).orElse(null)),
                pharmacies.one(
                        grant.tenant(),
                        seen.newest().stream()
                                .map(Refill::pharmacy)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)),
                usual.halfWithin(),
                usual.mostWithin());
    }

    private static Choice choice(Refills.Seen seen, Prescription medicine, ZoneId zone, LocalDate today) {
        var last = Supply.last(medicine, seen.newest(), zone);
        return new Choice(
                medicine.id(),
                medicine.shown(),
                medicine.sent(),
                medicine.dosage(),
                medicine.prescriber(),
                last == null ? null : last.on(),
                medicine.repeatsLeft(),
                seen.newest().stream()
                        .filter(refill -> medicine.id().equals(refill.medicine()))
                        .filter(refill -> refill.state() == RefillState.SENT)
                        .map(Refill::id)
                        .findFirst()
                        .orElse(null),
                seen.newest().stream()
                        .filter(refill -> medicine.id().equals(refill.medicine()))
                        .anyMatch(refill -> refill.state() == RefillState.NEEDS_VISIT),
                seen.notTaken().contains(medicine.id()),
                Supply.isEarly(last, today),
                KnownMedicines.mayBeControlled(medicine));
    }
}
