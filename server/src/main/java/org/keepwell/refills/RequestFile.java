package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.pharmacy.Asked;
import org.keepwell.records.Prescription;
import org.springframework.stereotype.Component;

/** What is kept here about a request and around it; the chart is not in it. On a transaction of its own. */
@Component
class RequestFile {

    /**
     * @param before the newest requests of the patient
     * @param asked by a pharmacy
     * @param signed protocols
     * @param said by the patient
     */
    record Rows(
            Refill refill,
            List<Refill> before,
            @Nullable Asked asked,
            List<Signatures.Signature> signed,
            List<RefillItem.SaidMedicine> said) {

        /** A pharmacy's request says nothing of that by itself: it is early or not as things are now. */
        boolean isEarly(@Nullable Prescription medicine, ZoneId zone, LocalDate today) {
            return refill.early()
                    || (refill.askedBy() == null && medicine != null && Supply.isEarly(last(medicine, zone), today));
        }

        /** As the chart, we or the pharmacy knew before this request. */
        @Nullable
        LocalDate lastFill(@Nullable Prescription medicine, ZoneId zone) {
            var last = last(medicine, zone);
            return last == null ? null : last.on();
        }

        private Supply.@Nullable Fill last(@Nullable Prescription medicine, ZoneId zone) {
            var others =
                    before.stream().filter(one -> !one.id().equals(refill.id())).toList();
            var known = medicine == null ? null : Supply.last(medicine, others, zone);
            return Supply.newest(Stream.concat(
                    Optional.ofNullable(known).stream(),
                    Optional.ofNullable(asked).stream()
                            .filter(one -> one.lastFilledOn() != null)
                            .map(one -> new Supply.Fill(
                                    java.util.Objects.requireNonNull(one.lastFilledOn()),
                                    Proposal.whole(one.daysSupply())))));
        }
    }

    private final Footing footing;
    private final PharmacyRequests asked;
    private final Signatures signatures;
    private final SaidMedicines said;

    RequestFile(Footing footing, PharmacyRequests asked, Signatures signatures, SaidMedicines said) {
        this.footing = footing;
        this.asked = asked;
        this.signatures = signatures;
        this.said = said;
    }

    /** @throws NotVisible if there is no such request */
    Rows read(Grant grant, UUID id) {
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            var refill = footing.requests().find(grant, id, cipher).orElseThrow(NotVisible::new);
            return new Rows(
                    refill,
                    footing.requests().newest(grant, cipher),
                    asked.asked(grant, refill).orElse(null),
                    signatures.valid(grant),
                    said.of(grant, cipher));
        });
    }
}
