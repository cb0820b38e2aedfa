package org.keepwell.notifications;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** The devices on which an account is told: switched on in each, switched off there or from any. */
@Component
class Devices {

    private final Subscriptions subscriptions;
    private final Wishes wishes;
    private final Channels channels;
    private final PushServices services;
    private final OwnPushKey key;
    private final SealedTransaction transaction;

    Devices(
            Subscriptions subscriptions,
            Wishes wishes,
            Channels channels,
            PushServices services,
            OwnPushKey key,
            SealedTransaction transaction) {
        this.subscriptions = subscriptions;
        this.wishes = wishes;
        this.channels = channels;
        this.services = services;
        this.key = key;
        this.transaction = transaction;
    }

    /**
     * What a page needs to switch it on, and to see whether it is.
     *
     * @param key our public key: a browser takes pushes from its holder only
     * @param devices their names, as {@link Subscription#device()} makes them; a browser can make its own
     */
    record View(String key, List<String> devices) {}

    /** Null where this clinic does not have the channel. */
    @Nullable
    View view(Recipient to) {
        return channels.of(Channel.PUSH).isEmpty() ? null : view(to.subscriptions());
    }

    /** @throws RuleBroken if it is not of a known push service, its keys are none, or nothing may leave at all */
    View add(Grant grant, String endpoint, String p256dh, String auth, AuditTrail trail) {
        offered();
        var at = services.endpoint(endpoint)
                .orElseThrow(() -> new RuleBroken(422, "notices.NO_PUSH_SERVICE", "endpoint"));
        if (!Subscription.areKeys(p256dh, auth)) {
            throw new RuleBroken(422, "notices.BAD_PUSH_KEYS", "p256dh");
        }
        return transaction.in(grant, () -> {
            if (wishes.own(grant).onlyHere()) {
                throw new RuleBroken(409, "notices.ONLY_HERE");
            }
            subscriptions.add(grant, new Subscription(UUID.randomUUID(), at, p256dh, auth));
            trail.append(AuditEntry.allowed(grant, trail.request()));
            return view(subscriptions.own(grant));
        });
    }

    /** One that is not there, or another's, is forgotten just as well: nobody learns which there are. */
    View forget(Grant grant, String device, AuditTrail trail) {
        offered();
        return transaction.in(grant, () -> {
            subscriptions.forget(grant, Base64.getUrlDecoder().decode(device));
            trail.append(AuditEntry.allowed(grant, trail.request()));
            return view(subscriptions.own(grant));
        });
    }

    View forgetAll(Grant grant, AuditTrail trail) {
        offered();
        return transaction.in(grant, () -> {
            subscriptions.forgetAll(grant);
            trail.append(AuditEntry.allowed(grant, trail.request()));
            return view(List.of());
        });
    }

    private View view(List<String> own) {
        return new View(
                key.publicKey(),
                own.stream().map(text -> Subscription.of(text).device()).toList());
    }

    private void offered() {
        if (channels.of(Channel.PUSH).isEmpty()) {
            throw new RuleBroken(409, "notices.NO_SUCH_CHANNEL", "channel");
        }
    }
}
