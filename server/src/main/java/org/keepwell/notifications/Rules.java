package org.keepwell.notifications;

import java.time.Instant;
import java.util.List;
import org.keepwell.identity.Account;

/** Whether a notice may leave now. Asked when it is about to, so what was changed a second ago counts. */
final class Rules {

    sealed interface Verdict {}

    /** @param addresses one; for push as many as there are subscriptions */
    record Send(List<String> addresses) implements Verdict {}

    record Not(Why why) implements Verdict {}

    /** Not now: quiet hours move a notice and never drop it. @param digest to wait for the hour of the digest */
    record Later(Instant at, boolean digest) implements Verdict {}

    /**
     * What is decided about.
     *
     * @param mayStillKnow whether the account stands to the patient of the link, or there is none
     * @param waited whether it is the hour of the digest already
     */
    record Question(Channel channel, NoticeKind kind, boolean mayStillKnow, boolean waited, Instant now) {}

    private Rules() {}

    static Verdict decide(Question asked, Recipient to) {
        if (to.account().state() != Account.State.ACTIVE) {
            return new Not(Why.ACCOUNT_OFF);
        }
        var wish = to.wish();
        if (wish.onlyHere()) {
            return new Not(Why.ONLY_HERE);
        }
        if (to.isStopped(asked.channel())) {
            return new Not(Why.STOPPED);
        }
        if (!wish.wants(asked.kind(), asked.channel())) {
            return new Not(Why.UNWANTED);
        }
        if (!asked.mayStillKnow()) {
            return new Not(Why.NO_RELATION);
        }
        var addresses = to.addresses(asked.channel());
        if (addresses.isEmpty()) {
            return new Not(Why.NO_ADDRESS);
        }
        return asked.kind().isForNow() ? new Send(addresses) : inTime(asked, to, addresses);
    }

    /** What is not for now keeps to the hours. */
    private static Verdict inTime(Question asked, Recipient to, List<String> addresses) {
        var hour = to.wish().digestHour();
        if (hour != null && !asked.waited()) {
            return new Later(Wish.next(asked.now(), to.zone(), hour * 60), true);
        }
        var quietUntil = to.wish().quietUntil(asked.now(), to.zone());
        return quietUntil == null ? new Send(addresses) : new Later(quietUntil, asked.waited());
    }
}
