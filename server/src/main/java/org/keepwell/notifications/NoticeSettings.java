package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.StepUp;
import org.springframework.stereotype.Component;

/** What an account's owner does with their own notices: choose, prove an address, try whether it works. */
@Component
class NoticeSettings {

    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final int CODE_TRIES = 5;
    private static final int CODES_A_DAY = 5; // else a stranger's address could be flooded from here
    private static final int TESTS_AN_HOUR = 5;

    private final Recipients recipients;
    private final Wishes wishes;
    private final Contacts contacts;
    private final Notices notices;
    private final Deliveries deliveries;
    private final OwnNotices own;
    private final Channels channels;
    private final SealedTransaction transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NoticeSettings(
            Recipients recipients,
            Wishes wishes,
            Contacts contacts,
            Notices notices,
            Deliveries deliveries,
            OwnNotices own,
            Channels channels,
            SealedTransaction transaction,
            Clock clock) {
        this.recipients = recipients;
        this.wishes = wishes;
        this.contacts = contacts;
        this.notices = notices;
        this.deliveries = deliveries;
        this.own = own;
        this.channels = channels;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param steppedUp whether the second factor was shown just now
     * @throws RuleBroken 403 {@code session.STEP_UP} if it is missing, to be reached again outside of the portal
     */
    void set(Grant grant, Wish wish, boolean steppedUp, AuditTrail trail) {
        transaction.run(grant, () -> {
            if (!steppedUp && !wish.onlyHere() && wishes.own(grant).onlyHere()) {
                throw StepUp.missing();
            }
            wishes.set(grant, wish);
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    /**
     * Sends a code to an address, which is used for nothing else until the code was entered here. Whoever reads where notices
     * went until now is told.
     *
     * @param steppedUp whether the second factor was shown just now; not needed to prove an address that is used already
     * @throws RuleBroken 403 {@code session.STEP_UP} if it is missing; if it is no address, codes were asked for too often, or nothing may be sent at all
     */
    void add(Grant grant, Channel channel, String address, boolean steppedUp, AuditTrail trail) {
        offered(channel);
        boolean proper = switch (channel) {
            case EMAIL -> Contact.isEmail(address);
            case SMS -> Contact.isPhone(address);
            case PUSH -> false;
        };
        if (!proper) {
            throw new RuleBroken(422, "contact.NOT_AN_ADDRESS", "address");
        }
        boolean used = recipients.of(grant).addresses(channel).contains(address);
        if (!used && !steppedUp) {
            throw StepUp.missing();
        }
        var code = "%06d".formatted(random.nextInt(1_000_000));
        transaction.run(grant, () -> {
            if (wishes.own(grant).onlyHere()) {
                throw new RuleBroken(409, "notices.ONLY_HERE");
            }
            var now = clock.instant();
            if (!contacts.await(grant, channel, address, code, CODE_TRIES, now.plus(CODE_LIFE), CODES_A_DAY)) {
                throw new RuleBroken(409, "contact.TOO_OFTEN");
            }
            deliveries.addCode(grant.tenant(), account(grant), channel, now);
            if (!used) {
                warn(grant);
            }
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    /** @throws RuleBroken if the code is wrong, too old or was tried too often: one answer for all */
    void confirm(Grant grant, Channel channel, String code, AuditTrail trail) {
        offered(channel);
        // the try is taken whatever becomes of the rest
        if (!transaction.in(grant, () -> contacts.takeTry(grant, channel))) {
            throw new RuleBroken(422, "contact.CODE_WRONG", "code");
        }
        transaction.run(grant, () -> {
            var contact = contacts.own(grant).get(channel);
            var expected = contact == null ? null : contact.code();
            var waiting = contact == null ? null : contact.waiting();
            if (expected == null
                    || waiting == null
                    || !MessageDigest.isEqual(
                            expected.getBytes(US_ASCII), code.strip().getBytes(US_ASCII))) {
                throw new RuleBroken(422, "contact.CODE_WRONG", "code");
            }
            contacts.confirm(grant, channel, waiting);
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    /**
     * @param steppedUp whether the second factor was shown just now
     * @throws RuleBroken 403 {@code session.STEP_UP} if it is missing
     */
    void forget(Grant grant, Channel channel, boolean steppedUp, AuditTrail trail) {
        if (!steppedUp) {
            throw StepUp.missing();
        }
        transaction.run(grant, () -> {
            warn(grant);
            contacts.forget(grant, channel);
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    /**
     * What was stopped by a link is used again, at its owner's word.
     *
     * @throws RuleBroken if it bounced or was complained about: then it must be proven anew that its owner reads there
     */
    void start(Grant grant, Channel channel, AuditTrail trail) {
        transaction.run(grant, () -> {
            var contact = contacts.own(grant).get(channel);
            if (contact != null && contact.stopped() != null && !contacts.start(grant, channel)) {
                throw new RuleBroken(409, "notices.CONFIRM_FIRST");
            }
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    /** @throws RuleBroken if it would not leave, or was tried too often */
    void test(Grant grant, Channel channel, AuditTrail trail) {
        offered(channel);
        var now = clock.instant();
        var question = new Rules.Question(channel, NoticeKind.TEST, true, false, now);
        if (!(Rules.decide(question, recipients.of(grant)) instanceof Rules.Send)) {
            throw new RuleBroken(409, "notices.WOULD_NOT_LEAVE");
        }
        transaction.run(grant, () -> {
            if (own.testsSince(grant, now.minus(Duration.ofHours(1))) >= TESTS_AN_HOUR) {
                throw new RuleBroken(409, "notices.TOO_OFTEN");
            }
            notices.tell(
                    grant, account(grant), NoticeKind.TEST, NoticeLink.settings(), UUID.randomUUID(), new Integer[] {
                        channel.code()
                    });
            trail.append(AuditEntry.allowed(grant, trail.request()));
        });
    }

    private void warn(Grant grant) {
        notices.tell(grant, account(grant), NoticeKind.CONTACT_CHANGED, NoticeLink.settings(), UUID.randomUUID());
    }

    private void offered(Channel channel) {
        if (channels.of(channel).isEmpty()) {
            throw new RuleBroken(409, "notices.NO_SUCH_CHANNEL", "channel");
        }
    }

    private static AccountId account(Grant grant) {
        return new AccountId(grant.actor().id());
    }
}
