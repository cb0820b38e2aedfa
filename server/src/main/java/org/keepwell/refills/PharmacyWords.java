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
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What pharmacies say comes back to the request that it is about; inside the transaction that takes the message. */
@Component
class PharmacyWords implements PharmacyListener {

    private final Footing footing;
    private final RefillItems items;
    private final PharmacyPort port;

    PharmacyWords(Footing footing, RefillItems items, PharmacyPort port) {
        this.footing = footing;
        this.items = items;
        this.port = port;
    }

    @Override
    public void heard(Grant grant, PharmacyNews news) {
        switch (news) {
            case PharmacyNews.RenewalAsked asked -> renewal(grant, asked);
            case PharmacyNews.Filled filled -> filled(grant, filled);
            case PharmacyNews.Confirmed confirmed ->
                ofMessage(grant, confirmed.order(), confirmed.message().value())
                        .ifPresent(refill -> save(
                                grant,
                                refill,
                                switch (confirmed.by()) {
                                    case NETWORK -> refill.carried();
                                    case PHARMACY -> refill.confirmed();
                                }));
            case PharmacyNews.Failed failed ->
                ofMessage(grant, failed.order(), failed.message().value()).ifPresent(refill -> failed(grant, refill));
            case PharmacyNews.ChangeAsked asked -> change(grant, asked);
            case PharmacyNews.CancelAnswered answered -> {
                // nothing here calls an order back
            }
        }
    }

    private void filled(Grant grant, PharmacyNews.Filled filled) {
        var found = ofOrder(grant, filled.order());
        switch (filled.how()) {
            case DISPENSED, PARTLY -> found.ifPresent(refill -> save(grant, refill, refill.ready()));
            case NOT_DISPENSED -> found.ifPresent(refill -> failed(grant, refill));
            case TRANSFERRED -> found.ifPresent(refill -> save(grant, refill, refill.confirmed()));
        }
    }

    /** It is for staff to decide again, unless the same is asked for anew already. */
    private void failed(Grant grant, Refill refill) {
        var medicine = refill.medicine();
        boolean askedAnew = medicine != null
                && footing.requests()
                        .holdOpen(grant, medicine, footing.cipher(grant))
                        .isPresent();
        if (!askedAnew && refill.state().isUnderWay()) {
            save(grant, refill, refill.failed());
            items.waitsAgain(grant, refill);
        }
    }

    private void renewal(Grant grant, PharmacyNews.RenewalAsked news) {
        var cipher = footing.cipher(grant);
        var asked = port.asked(grant, news.request()).orElseThrow();
        var before = before(grant, news.order(), cipher);
        var fresh = fresh(asked, before, false);
        if (footing.requests().add(grant, fresh, labels(grant, before), null, cipher)) {
            items.put(grant, fresh, items.boardForPharmacy(grant), cipher);
            footing.told().told(grant, fresh);
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

    private void join(Grant grant, UUID medicine, UUID request, PatientCipher cipher) {
        footing.requests()
                .holdOpen(grant, medicine, cipher)
                .filter(open -> open.renewal() == null)
                .ifPresent(open -> {
                    footing.requests().save(grant, open.joinedBy(request), cipher);
                    items.touched(grant, open);
                });
    }

    private Optional<Refill> ofOrder(Grant grant, @Nullable UUID order) {
        return order == null ? Optional.empty() : footing.requests().holdOfOrder(grant, order, footing.cipher(grant));
    }

    /** A denial of a pharmacy's request names the order before: it says nothing of that one. */
    private Optional<Refill> ofMessage(Grant grant, @Nullable UUID order, UUID message) {
        return ofOrder(grant, order).filter(refill -> {
            var sent = refill.sent();
            return sent != null && sent.message().equals(message);
        });
    }

    private void save(Grant grant, Refill before, Refill after) {
        if (!after.equals(before)) {
            footing.requests().save(grant, after, footing.cipher(grant));
            footing.told().told(grant, after);
        }
    }
}
