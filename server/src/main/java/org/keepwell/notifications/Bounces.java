package org.keepwell.notifications;

import java.util.List;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.springframework.stereotype.Component;

/** What follows when the other side says that there is no such address. */
@Component
class Bounces {

    private final Contacts contacts;
    private final Subscriptions subscriptions;
    private final SealedTransaction transaction;

    Bounces(Contacts contacts, Subscriptions subscriptions, SealedTransaction transaction) {
        this.contacts = contacts;
        this.subscriptions = subscriptions;
        this.transaction = transaction;
    }

    /** A mailbox that is gone stops its channel; a browser that is gone is forgotten, and another may be there tomorrow. */
    void note(Grant own, Deliveries.Taken taken, List<String> addresses) {
        switch (taken.channel()) {
            case EMAIL, SMS -> {
                if (taken.notice() != null) { // a waiting address is not in use: its code simply never arrives
                    transaction.run(own, () -> contacts.stop(own, taken.channel(), Contact.Stop.BOUNCED));
                }
            }
            case PUSH -> {
                var gone = addresses.stream()
                        .map(address -> Subscription.of(address).id())
                        .toList();
                transaction.run(own, () -> subscriptions.drop(own, gone));
            }
        }
    }
}
