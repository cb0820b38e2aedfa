package org.keepwell.notifications;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Account;
import org.keepwell.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** What becomes of one that was taken, with the words if it is to leave. */
@Component
class Decisions {

    /** @param text null unless it is to be sent @param returns makes the token of an address, for e-mail */
    record Decision(
            Deliveries.Taken taken,
            Rules.Verdict verdict,
            Texts.@Nullable Text text,
            @Nullable URI stop,
            @Nullable String payload,
            @Nullable UnaryOperator<String> returns) {

        Sender.Parcel parcel(String address) {
            var words = text;
            if (words == null) {
                throw new IllegalStateException("is not to be sent");
            }
            return new Sender.Parcel(
                    taken.id(),
                    address,
                    words,
                    stop == null ? null : stop.toString(),
                    payload,
                    returns == null ? null : returns.apply(address));
        }
    }

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final SealedTransaction transaction;
    private final NoticeWords words;
    private final Conversations conversations;

    Decisions(
            Deliveries deliveries,
            Recipients recipients,
            SealedTransaction transaction,
            NoticeWords words,
            Conversations conversations) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.transaction = transaction;
        this.words = words;
        this.conversations = conversations;
    }

    /** @throws org.keepwell.access.NotVisible if the account is gone */
    Decision about(Grant job, Grant own, Deliveries.Taken taken, Tenant tenant, Instant now) {
        var to = recipients.of(own);
        var kind = taken.kind();
        var notice = taken.notice();
        if (kind == null || notice == null) {
            return code(taken, to, tenant, now);
        }
        var verdict = decide(job, taken, notice, kind, to, now);
        if (!(verdict instanceof Rules.Send)) {
            return new Decision(taken, verdict, null, null, null, null);
        }
        boolean several = taken.digest() && gather(job, taken, to, now);
        return words.notice(taken, verdict, notice, several ? null : kind, to.account(), tenant);
    }

    private Rules.Verdict decide(
            Grant job, Deliveries.Taken taken, UUID notice, NoticeKind kind, Recipient to, Instant now) {
        var link = transaction.in(job, () -> deliveries.link(job.tenant(), notice));
        boolean mayKnow = link.filter(one -> mayKnow(job.tenant(), to, one)).isPresent();
        return Rules.decide(new Rules.Question(taken.channel(), kind, mayKnow, taken.digest(), now), to);
    }

    /** Outside of a transaction. */
    private boolean mayKnow(TenantId tenant, Recipient to, NoticeLink link) {
        var patient = link.patient();
        var item = link.item();
        return to.mayKnow(patient)
                && (link.to() != NoticeLink.To.THREAD
                        || patient == null
                        || item == null
                        || conversations.opens(tenant, to.account(), patient, item));
    }

    /**
     * Takes along what else of the account's waits for this digest and may leave. Fixed before anything is sent, so that a
     * second try carries the same.
     *
     * @return whether the digest tells of more than one
     */
    private boolean gather(Grant job, Deliveries.Taken taken, Recipient to, Instant now) {
        var tenant = job.tenant();
        var waiting = transaction.in(
                job,
                () -> deliveries.mightRide(tenant, taken).stream()
                        .map(rider -> new Waiting(
                                rider, deliveries.link(tenant, rider.notice()).orElse(null)))
                        .toList());
        var along = new ArrayList<UUID>();
        for (var one : waiting) {
            boolean mayKnow = one.link() != null && mayKnow(tenant, to, one.link());
            var asked = new Rules.Question(taken.channel(), one.rider().kind(), mayKnow, true, now);
            if (Rules.decide(asked, to) instanceof Rules.Send) {
                along.add(one.rider().id());
            }
        }
        return transaction.in(job, () -> {
            if (taken.tries() == 1 && !along.isEmpty()) { // a second try is the same message: nobody gets on
                deliveries.ride(tenant, taken, along);
            }
            return deliveries.riders(tenant, taken) > 0;
        });
    }

    private record Waiting(Deliveries.Rider rider, @Nullable NoticeLink link) {}

    /** A code goes to the address that it is to prove, and to no other. */
    private Decision code(Deliveries.Taken taken, Recipient to, Tenant tenant, Instant now) {
        var contact = to.contacts().get(taken.channel());
        var waiting = contact == null ? null : contact.waiting();
        var code = contact == null ? null : contact.code();
        var endsAt = contact == null ? null : contact.codeEndsAt();
        if (waiting == null || code == null || endsAt == null || endsAt.isBefore(now)) {
            return not(taken, Why.TOO_LATE);
        }
        var account = to.account();
        if (account.state() != Account.State.ACTIVE) {
            return not(taken, Why.ACCOUNT_OFF);
        }
        if (to.wish().onlyHere()) {
            return not(taken, Why.ONLY_HERE);
        }
        return words.code(taken, waiting, code, account, tenant);
    }

    private static Decision not(Deliveries.Taken taken, Why why) {
        return new Decision(taken, new Rules.Not(why), null, null, null, null);
    }
}
