package org.keepwell.refills;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Label;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.DenialReason;
import org.keepwell.pharmacy.PharmacyListener;
import org.keepwell.pharmacy.PharmacyNews;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.RenewalRequestId;
import org.keepwell.records.Prescriptions;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What pharmacies say comes back to the request that it is about; inside the transaction that takes the message. */
@Component
class PharmacyWords implements PharmacyListener {

    private static final String ALREADY_ASKED = "Asked for already: another request for it is being decided.";

    private final Footing footing;
    private final RefillItems items;
    private final PharmacyPort port;
    private final Prescriptions prescriptions;
    private final LateWords late;

    PharmacyWords(Footing footing, RefillItems items, PharmacyPort port, Prescriptions prescriptions, LateWords late) {
        this.prescriptions = prescriptions;
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
        var named = named(grant, news.order(), asked, cipher);
        var fresh = fresh(asked, named, false);
        if (footing.requests().add(grant, fresh, named.labels(), null, cipher)) {
            items.put(grant, fresh, items.boardForPharmacy(grant), cipher);
            footing.tell(grant, fresh);
        } else if (fresh.medicine() != null) {
            join(grant, fresh.medicine(), news.request(), cipher);
        }
    }

    /** For staff only, until it is made: the patient waits for nothing. */
    private void change(Grant grant, PharmacyNews.ChangeAsked news) {
        var cipher = footing.cipher(grant);
        var asked = port.asked(grant, news.request()).orElseThrow();
        var named = named(grant, news.order(), asked, cipher);
        var fresh = fresh(asked, named, true);
        if (footing.requests().add(grant, fresh, named.labels(), null, cipher)) {
            items.put(grant, fresh, items.boardForPharmacy(grant), cipher);
        }
    }

    /** What is asked for. @param medicine of the chart; null where it is not known to be in it */
    private record Named(@Nullable UUID medicine, String name, long labels) {}

    /** What nobody knows the labels of is shown to nobody who stands in. */
    private Named named(Grant grant, @Nullable UUID order, Asked asked, PatientCipher cipher) {
        var before = ofOrder(grant, order, cipher).orElse(null);
        long labels = before == null ? 0 : footing.requests().labels(grant, before.id());
        var medicine = before == null ? null : before.medicine();
        if (before != null
                && medicine != null
                && ChartMatch.isOf(asked, before.said().medicine())) {
            return new Named(medicine, before.said().medicine(), labels);
        }
        return ChartMatch.of(asked, prescriptions.nowIn(grant))
                .map(one -> new Named(one.id(), one.clinical(), prescriptions.labels(grant, one.id())))
                .orElseGet(() -> new Named(null, asked.medicine(), labels | Label.UNREVIEWED_TEXT.mask()));
    }

    private Refill fresh(Asked asked, Named named, boolean change) {
        var pharmacy = asked.pharmacy();
        return Refill.ofPharmacy(
                named.medicine(),
                change,
                footing.clock().instant(),
                pharmacy == null ? null : pharmacy.value(),
                asked.id(),
                new Said(named.name(), asked.note() == null ? List.of() : List.of(asked.note()), asked.pharmacyName()));
    }

    /** One decision answers one request: a second one that comes meanwhile is told so, and not left without an answer. */
    private void join(Grant grant, UUID medicine, RenewalRequestId request, PatientCipher cipher) {
        var open = footing.requests()
                .holdOpen(grant, medicine, cipher)
                .orElseThrow(
                        () -> new RuleBroken(409, "refill.CHANGED")); // decided just now: it is taken at the next try
        if (waitsForAnswer(grant, open)) {
            port.renewalResponse(grant, request, Answer.DENIED, DenialReason.ANSWERED_OTHERWISE, ALREADY_ASKED, null);
            return;
        }
        var joined = open.joinedBy(request.value());
        footing.requests().save(grant, joined, cipher);
        items.waitsAgain(grant, joined);
        footing.tell(grant, joined);
    }

    private Optional<Refill> ofOrder(Grant grant, @Nullable UUID order, PatientCipher cipher) {
        return order == null ? Optional.empty() : footing.requests().holdOfOrder(grant, order, cipher);
    }

    private boolean waitsForAnswer(Grant grant, Refill open) {
        var renewal = open.renewal();
        return renewal != null
                && port.asked(grant, new RenewalRequestId(renewal))
                        .filter(one -> !one.answered())
                        .isPresent();
    }
}
