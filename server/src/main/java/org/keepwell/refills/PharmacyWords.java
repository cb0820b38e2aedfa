package org.keepwell.refills;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Label;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.PharmacyListener;
import org.keepwell.pharmacy.PharmacyNews;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.RenewalRequestId;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What pharmacies say comes back to the request that it is about; inside the transaction that takes the message. */
@Component
class PharmacyWords implements PharmacyListener {

    private final Footing footing;
    private final RefillItems items;
    private final PharmacyPort port;
    private final LateWords late;

    PharmacyWords(Footing footing, RefillItems items, PharmacyPort port, LateWords late) {
        this.footing = footing;
        this.items = items;
        this.port = port;
        this.late = late;
    }

    @Override
    public void heard(Grant grant, PharmacyNews news) {
        switch (news) {
            case PharmacyNews.RenewalAsked asked -> renewal(grant, asked);
            case PharmacyNews.ChangeAsked asked -> change(grant, asked);
            case PharmacyNews.Filled filled -> late.filled(grant, filled);
            case PharmacyNews.Confirmed confirmed -> late.confirmed(grant, confirmed);
            case PharmacyNews.Failed failed -> late.failed(grant, failed);
            case PharmacyNews.CancelAnswered answered -> late.canceled(grant, answered);
        }
    }

    private void renewal(Grant grant, PharmacyNews.RenewalAsked news) {
        var cipher = footing.cipher(grant);
        var asked = port.asked(grant, news.request()).orElseThrow();
        var before = before(grant, news.order(), cipher);
        var fresh = fresh(asked, before, false);
        if (footing.requests().add(grant, fresh, labels(grant, before), null, cipher)) {
            items.put(grant, fresh, items.boardForPharmacy(grant), cipher);
            footing.tell(grant, fresh);
        } else if (fresh.medicine() != null) {
            join(grant, fresh.medicine(), news.request().value(), cipher);
        }
    }

    /** For staff only, until it is made: the patient waits for nothing. */
    private void change(Grant grant, PharmacyNews.ChangeAsked news) {
        var cipher = footing.cipher(grant);
        var asked = port.asked(grant, news.request()).orElseThrow();
        var before = before(grant, news.order(), cipher);
        var fresh = fresh(asked, before, true);
        if (footing.requests().add(grant, fresh, labels(grant, before), null, cipher)) {
            items.put(grant, fresh, items.boardForPharmacy(grant), cipher);
        }
    }

    private Optional<Refill> before(Grant grant, @Nullable UUID order, PatientCipher cipher) {
        return order == null ? Optional.empty() : footing.requests().holdOfOrder(grant, order, cipher);
    }

    private Refill fresh(Asked asked, Optional<Refill> before, boolean change) {
        var pharmacy = asked.pharmacy();
        return Refill.ofPharmacy(
                before.map(Refill::medicine).orElse(null),
                change,
                footing.clock().instant(),
                pharmacy == null ? null : pharmacy.value(),
                asked.id(),
                new Said(
                        before.map(refill -> refill.said().medicine()).orElse(asked.medicine()),
                        asked.note() == null ? List.of() : List.of(asked.note()),
                        asked.pharmacyName()));
    }

    /** What nobody knows the labels of is shown to nobody who stands in. */
    private long labels(Grant grant, Optional<Refill> before) {
        return before.map(refill -> footing.requests().labels(grant, refill.id()))
                .orElse(Label.UNREVIEWED_TEXT.mask());
    }

    /** A request of a pharmacy that was answered before makes room for its next one. */
    private void join(Grant grant, UUID medicine, UUID request, PatientCipher cipher) {
        footing.requests()
                .holdOpen(grant, medicine, cipher)
                .filter(open -> !waitsForAnswer(grant, open))
                .ifPresent(open -> {
                    var joined = open.joinedBy(request);
                    footing.requests().save(grant, joined, cipher);
                    items.waitsAgain(grant, joined);
                    footing.tell(grant, joined);
                });
    }

    private boolean waitsForAnswer(Grant grant, Refill open) {
        var renewal = open.renewal();
        return renewal != null
                && port.asked(grant, new RenewalRequestId(renewal))
                        .filter(one -> !one.answered())
                        .isPresent();
    }
}
