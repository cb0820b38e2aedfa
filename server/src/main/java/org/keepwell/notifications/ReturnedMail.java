package org.keepwell.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.tenancy.Tenants;
import org.springframework.stereotype.Component;

/**
 * Takes a mail that came back, and stops e-mail to the account that our own token names: there is no such mailbox, or
 * somebody there does not want it. What becomes of the delivery, the stop and the entry in the log commit together.
 */
@Component
class ReturnedMail {

    /** Servers try for some days; whoever complains later complains of something else. */
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private static final String NAME = "returned mail";

    enum Outcome {
        TAKEN,
        /** No report, or one that changes nothing: a delay, an old one, the same again. */
        NOTHING,
        /** A token that is none of ours. */
        FORGED
    }

    private record Known(TenantId tenant, Returns.Returned returned) {}

    private final Returns returns;
    private final ReturnedDeliveries deliveries;
    private final Recipients recipients;
    private final Contacts contacts;
    private final Tenants tenants;
    private final SealedTransaction transaction;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    /** Nine parts, over the house's six: the one use case meets tokens, deliveries, accounts and the log. */
    ReturnedMail(
            Returns returns,
            ReturnedDeliveries deliveries,
            Recipients recipients,
            Contacts contacts,
            Tenants tenants,
            SealedTransaction transaction,
            Access access,
            Audit audit,
            Clock clock) {
        this.returns = returns;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.contacts = contacts;
        this.tenants = tenants;
        this.transaction = transaction;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws MailReport.Unreadable if it is no mail */
    Outcome take(byte[] mail) throws MailReport.Unreadable {
        var report = MailReport.read(mail);
        if (report.tokens().isEmpty()) {
            return Outcome.NOTHING; // to our address from anybody, about nothing of ours
        }
        var known =
                report.tokens().stream().flatMap(token -> known(token).stream()).findFirst();
        if (known.isEmpty()) {
            return Outcome.FORGED;
        }
        return switch (report.what()) {
            case BOUNCE -> cameBack(known.get(), Deliveries.State.BOUNCED, Why.NO_SUCH_ADDRESS, Contact.Stop.BOUNCED);
            case COMPLAINT ->
                cameBack(known.get(), Deliveries.State.COMPLAINED, Why.COMPLAINED, Contact.Stop.COMPLAINT);
            case NOTHING -> Outcome.NOTHING;
        };
    }

    /** One address takes the mail of all organisations; whose it is, only the key says. */
    private Optional<Known> known(String token) {
        return tenants.all().stream()
                .flatMap(tenant ->
                        returns.read(tenant.id(), token).stream().map(returned -> new Known(tenant.id(), returned)))
                .findFirst();
    }

    private Outcome cameBack(Known known, Deliveries.State state, Why why, Contact.Stop stop) {
        var tenant = known.tenant();
        var id = known.returned().delivery();
        var job = access.check(sender(tenant), Act.TAKE_RETURNED_MAIL, Relation.NONE, null);
        var since = clock.instant().minus(GOOD_FOR);
        var left = transaction.in(job, () -> deliveries.left(tenant, id, since));
        if (left.isEmpty()) {
            return Outcome.NOTHING;
        }
        var account = left.get().account();
        var own = recipients.actingFor(tenant, account);
        boolean inUse = !left.get().code() && isInUse(own, known);
        return transaction.in(own, () -> {
            if (!deliveries.cameBack(own, id, state, why)) {
                return Outcome.NOTHING;
            }
            if (inUse) { // else it is about a mailbox that nothing goes to any more, or not yet
                contacts.stop(own, Channel.EMAIL, stop);
            }
            audit.append(entry(job, account));
            return Outcome.TAKEN;
        });
    }

    private boolean isInUse(Grant own, Known known) {
        try {
            return recipients.of(own).addresses(Channel.EMAIL).stream()
                    .anyMatch(address -> returns.wentTo(known.tenant(), known.returned(), address));
        } catch (NotVisible e) { // no such account any more
            return false;
        }
    }

    private AuditEntry entry(Grant job, AccountId account) {
        return AuditEntry.allowed(job, audit.newRequest()).about(account.value());
    }

    /** The mail server, which has shown its secret. */
    static Actor sender(TenantId tenant) {
        return new Actor(tenant, Principal.SENDER, Actor.nobody(tenant).id(), Role.JOB, null, NAME);
    }
}
