package org.keepwell.refills;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.Side;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.springframework.stereotype.Component;

/**
 * Where the patient's side is told that something became of a request; in the transaction of the change. Whoever may not find
 * the request does not hear of it either: that something was decided tells that there is something.
 */
@Component
class Told {

    private final Signals signals;
    private final Notices notices;
    private final Access access;
    private final Relations relations;

    Told(Signals signals, Notices notices, Access access, Relations relations) {
        this.signals = signals;
        this.notices = notices;
        this.access = access;
        this.relations = relations;
    }

    /** What was said of medicines has its answer. @param labels of each: who may find one of them may know */
    void answered(Grant grant, UUID batch, List<Long> labels) {
        var hidden = labels.stream().anyMatch(one -> !isHidden(one)) ? Set.<AccountId>of() : proxies(grant);
        signal(grant, hidden);
        notices.tellPatientSide(grant, hidden, NoticeKind.REFILL_CHANGED, NoticeLink.refills(grant.patient()), batch);
    }

    /** @param refill as it is now @param labels of the request */
    void told(Grant grant, Refill refill, long labels) {
        var hidden = hiddenFrom(grant, labels);
        signal(grant, hidden);
        var role = grant.actor().role();
        if (role != null && role.side() == Side.PATIENT) {
            return; // they did it themselves
        }
        notices.tellPatientSide(
                grant, hidden, NoticeKind.REFILL_CHANGED, NoticeLink.refills(grant.patient()), event(refill));
    }

    /** Pages that are open show that something was asked; the conversation has its own notice. */
    void asked(Grant grant, long labels) {
        signal(grant, hiddenFrom(grant, labels));
    }

    /** Who stands in for the patient and does not find a request with these labels. */
    private Set<AccountId> hiddenFrom(Grant grant, long labels) {
        return isHidden(labels) ? proxies(grant) : Set.of();
    }

    /** The same for the same news: a second approval is another, and that the network has the message is none. */
    private static UUID event(Refill refill) {
        var decided = refill.decided();
        var sent = refill.sent();
        var parts = refill.id() + " " + refill.state()
                + (decided == null ? "" : " " + decided.at().toEpochMilli())
                + (sent == null || !sent.pharmacyState().isTold() ? "" : " " + sent.pharmacyState());
        return UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.US_ASCII));
    }

    private void signal(Grant grant, Set<AccountId> hidden) {
        if (hidden.isEmpty()) {
            signals.patientSide(grant, News.MESSAGES);
            return;
        }
        for (var account : relations.accountsOf(grant, Relation.SELF, Relation.PROXY)) {
            if (!hidden.contains(account)) {
                signals.account(grant, account, News.MESSAGES);
            }
        }
    }

    private boolean isHidden(long labels) {
        return access.hides(Relation.PROXY, Act.READ_REFILLS, labels);
    }

    /** Who are not the patient too. */
    private Set<AccountId> proxies(Grant grant) {
        var proxies = new HashSet<>(relations.accountsOf(grant, Relation.PROXY));
        relations.accountsOf(grant, Relation.SELF).forEach(proxies::remove);
        return proxies;
    }
}
