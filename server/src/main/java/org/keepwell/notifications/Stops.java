package org.keepwell.notifications;

import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** The one-click stop (RFC 8058): whoever has the link of an e-mail ends such e-mails, and can do nothing else with it. */
@Component
class Stops {

    private final Links links;
    private final Recipients recipients;
    private final Contacts contacts;
    private final SealedTransaction transaction;
    private final Audit audit;

    Stops(Links links, Recipients recipients, Contacts contacts, SealedTransaction transaction, Audit audit) {
        this.links = links;
        this.recipients = recipients;
        this.contacts = contacts;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** With its entry in the log. Again is nothing. @throws NotVisible if it is no token of ours */
    void stop(Tenant tenant, String token) {
        var stopped = links.stopped(tenant.id(), token).orElseThrow(NotVisible::new);
        var own = recipients.actingFor(tenant.id(), stopped.account());
        transaction.run(own, () -> {
            if (contacts.stop(own, stopped.channel(), Contact.Stop.ONE_CLICK)) {
                audit.append(new AuditEntry(
                        Actor.nobody(tenant.id()),
                        Act.STOP_NOTICES,
                        Relation.NONE,
                        null,
                        Outcome.ALLOWED,
                        Reason.NONE,
                        audit.newRequest(),
                        stopped.account().value(),
                        1,
                        null));
            }
        });
    }
}
