package org.keepwell.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, one by one: takes it for a minute, asks the wishes and the rules as they are now, hands it over, writes
 * down how it ended. Whoever dies in between leaves it to the next, who sends it under the same id.
 */
@Component
class Postman {

    static final String NAME = "notices";

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final Duration A_ROUND = Duration.ofSeconds(20);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration TRIED_FOR = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);

    private final Deliveries deliveries;
    private final Decisions decisions;
    private final Recipients recipients;
    private final Bounces bounces;
    private final Channels channels;
    private final Tenants tenants;
    private final SealedTransaction transaction;
    private final Access access;
    private final Audit audit;
    private final MeterRegistry metrics;
    private final Clock clock;

    Postman(
            Deliveries deliveries,
            Decisions decisions,
            Recipients recipients,
            Bounces bounces,
            Channels channels,
            Tenants tenants,
            SealedTransaction transaction,
            Access access,
            Audit audit,
            MeterRegistry metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.recipients = recipients;
        this.bounces = bounces;
        this.channels = channels;
        this.tenants = tenants;
        this.transaction = transaction;
        this.access = access;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** All that is due on a channel, or as much of it as 20 seconds allow. */
    void round(Channel channel) {
        long end = System.nanoTime() + A_ROUND.toNanos();
        for (var tenant : tenants.all()) {
            boolean more = true;
            while (more && System.nanoTime() < end) {
                more = one(tenant, channel);
            }
        }
    }

    /** What was told three months ago. */
    void forget() {
        for (var tenant : tenants.all()) {
            var grant = job(tenant);
            var before = clock.instant().minus(KEPT);
            transaction.run(grant, () -> deliveries.forget(tenant.id(), before));
        }
    }

    /** @return false if nothing is due, or the other side does not take anything now */
    private boolean one(Tenant tenant, Channel channel) {
        var grant = job(tenant);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        var found = transaction.in(grant, () -> deliveries.take(tenant.id(), channel, now));
        if (found.isEmpty()) {
            return false;
        }
        var taken = found.get();
        var own = recipients.actingFor(tenant.id(), taken.account());
        try {
            var decision = decisions.about(grant, own, taken, tenant, now);
            if (decision.verdict() instanceof Rules.Send send) {
                return send(grant, own, taken, decision, send, now);
            }
            leave(grant, taken, decision.verdict(), now);
            return true;
        } catch (NotVisible e) { // no such account any more
            leave(grant, taken, new Rules.Not(Why.ACCOUNT_OFF), now);
            return true;
        }
    }

    private void leave(Grant grant, Deliveries.Taken taken, Rules.Verdict verdict, Instant now) {
        transaction.run(grant, () -> {
            deliveries.getOff(grant.tenant(), taken, now);
            switch (verdict) {
                case Rules.Not not ->
                    deliveries.end(grant.tenant(), taken, Deliveries.State.NOT_SENT, not.why(), null, now);
                case Rules.Later later -> deliveries.move(grant.tenant(), taken, later.at(), later.digest());
                case Rules.Send send -> throw new IllegalStateException("is sent");
            }
        });
        count(taken.channel(), verdict instanceof Rules.Not ? "not_sent" : "moved");
    }

    private boolean send(
            Grant grant, Grant own, Deliveries.Taken taken, Decisions.Decision decision, Rules.Send send, Instant now) {
        var sender = channels.of(taken.channel()).orElse(null);
        if (sender == null) {
            leave(grant, taken, new Rules.Not(Why.NOT_CONFIGURED), now);
            return true;
        }
        var waiting = send.addresses().stream()
                .filter(address -> !taken.reached().contains(device(taken, address)))
                .toList();
        var handed = Handover.to(waiting, sender, decision::parcel);
        if (!handed.gone().isEmpty()) {
            LOG.warn("a notice by {} has nowhere to go", taken.channel());
            bounces.note(own, taken, handed.gone());
        }
        if (!handed.later().isEmpty()) {
            return later(grant, taken, handed, now);
        }
        if (handed.took().isEmpty() && taken.reached().isEmpty()) {
            end(grant, taken, Deliveries.State.BOUNCED, Why.NO_SUCH_ADDRESS, null);
        } else {
            end(grant, taken, Deliveries.State.SENT, null, handed.provider());
        }
        return true;
    }

    /** @return whether others may be tried in this round */
    private boolean later(Grant grant, Deliveries.Taken taken, Handover.Result handed, Instant now) {
        LOG.warn("a notice by {} was not taken", taken.channel());
        var reached = new ArrayList<>(taken.reached());
        handed.took().forEach(address -> reached.add(device(taken, address)));
        if (Duration.between(taken.firstTryAt(), now).compareTo(TRIED_FOR) < 0) {
            var at = clock.instant().plus(backOff(taken.tries()));
            transaction.run(grant, () -> deliveries.retry(grant.tenant(), taken, at, reached));
            count(taken.channel(), "failed");
        } else if (reached.isEmpty()) {
            end(grant, taken, Deliveries.State.GIVEN_UP, Why.GIVEN_UP, null);
        } else { // somebody was told
            end(grant, taken, Deliveries.State.SENT, null, handed.provider());
        }
        return taken.channel() == Channel.PUSH; // each browser's maker has a service of its own
    }

    /** By which id it is remembered that a device took it; the other channels have one address, which took it or did not. */
    private static UUID device(Deliveries.Taken taken, String address) {
        return taken.channel() == Channel.PUSH ? Subscription.of(address).id() : taken.id();
    }

    /** With its entry in the log: something left, or did not. */
    private void end(
            Grant grant, Deliveries.Taken taken, Deliveries.State state, @Nullable Why why, @Nullable String provider) {
        boolean ours = transaction.in(grant, () -> {
            if (!deliveries.end(grant.tenant(), taken, state, why, provider, clock.instant())) {
                return false;
            }
            audit.append(AuditEntry.allowed(grant, audit.newRequest())
                    .about(taken.account().value()));
            return true;
        });
        if (!ours) { // it took longer than the lease, and somebody else has it now
            LOG.warn("a notice by {} may have been sent twice", taken.channel());
        }
        count(taken.channel(), state.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** 30 seconds, then twice as long each time, an hour at most. */
    static Duration backOff(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(tries, 1) - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Grant job(Tenant tenant) {
        return access.check(Actor.job(tenant.id(), NAME), Act.SEND_NOTICES, Relation.NONE, null);
    }

    private void count(Channel channel, String outcome) {
        metrics.counter("keepwell.notices", "channel", channel.name(), "outcome", outcome)
                .increment();
    }
}
