package org.keepwell.pharmacy;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Takes a message whose sender is known, once: the row of the inbox, what it changes, what listeners make of it and its
 * entry in the log commit together. The same message again gets the same answer; another one under its number none but a
 * refusal.
 */
@Component
class ScriptIntake {

    /**
     * @param body signed and sent back; null if there is nothing to answer to, so that the door says 400
     * @param suspicious of the refused: no mere mistake
     */
    record Reply(byte @Nullable [] body, boolean refused, boolean suspicious) {

        @Override
        public String toString() {
            return "reply";
        }
    }

    private final Whose whose;
    private final Taking taking;
    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Replies replies;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;
    private final Vault vault;
    private final Clock clock;

    /** Ten parts, over the house's six: each step of the one use case is a class of its own, and here they meet. */
    ScriptIntake(
            Whose whose,
            Taking taking,
            Inbox inbox,
            Quarantine quarantine,
            Replies replies,
            PharmacyGrants grants,
            SealedTransaction transaction,
            Audit audit,
            Vault vault,
            Clock clock) {
        this.whose = whose;
        this.taking = taking;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.replies = replies;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    Reply take(Connection from, byte[] body) {
        ScriptMessage message;
        try {
            message = Script.read(body);
        } catch (ScriptRefused e) {
            return Script.idOf(body)
                    .map(id -> new Reply(
                            replies.refused(from, id.from(), id.messageId(), e.rule() + " " + e.path()), true, false))
                    .orElse(new Reply(null, true, false));
        }
        var header = message.header();
        if (!header.to().equals(from.ownParty())) {
            return refusal(from, message, "NOT_FOR_THIS_PARTY");
        }
        if (!Taking.isForUs(message.kind())) {
            return refusal(from, message, "NOT_FOR_A_PRESCRIBER");
        }
        var digest = digest(from, body);
        return again(from, message, digest).orElseGet(() -> first(from, message, body, digest));
    }

    private Reply first(Connection from, ScriptMessage message, byte[] body, byte[] digest) {
        var match = whose.match(from, message);
        var patient = match.patient();
        boolean added = patient == null
                ? hold(from, message, body, digest, match)
                : apply(from, message, body, digest, match, patient);
        return added
                ? again(from, message, digest).orElseThrow()
                : again(from, message, digest).orElseGet(() -> refusal(from, message, "TRY_AGAIN"));
    }

    private boolean apply(
            Connection from, ScriptMessage message, byte[] body, byte[] digest, Whose.Match match, PatientId patient) {
        var grant = grants.take(from, patient);
        var header = message.header();
        var answer = replies.taken(from, header.from(), header.messageId(), true);
        return transaction.in(grant, () -> {
            if (!inbox.add(from, message, digest, Inbox.State.TAKEN, patient, answer, clock.instant())) {
                return false;
            }
            taking.apply(grant, from, message, body, match);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(subject(header.messageId())));
            return true;
        });
    }

    private boolean hold(Connection from, ScriptMessage message, byte[] body, byte[] digest, Whose.Match match) {
        var grant = grants.quarantine(from);
        var header = message.header();
        var answer = replies.taken(from, header.from(), header.messageId(), false);
        var id = UUID.randomUUID();
        var held = new Quarantine.Held(
                id,
                from.name(),
                header.messageId(),
                message.kind(),
                java.util.Objects.requireNonNull(match.why()),
                MessageId.parse(header.orderNumber()).orElse(null),
                MessageId.parse(header.relatesTo()).orElse(null),
                clock.instant(),
                vault.tenant(from.tenant()).seal(body, Quarantine.place(id)));
        return transaction.in(grant, () -> {
            if (!inbox.add(from, message, digest, Inbox.State.QUARANTINED, null, answer, clock.instant())) {
                return false;
            }
            quarantine.add(from.tenant(), held);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(id));
            return true;
        });
    }

    /** The answer that was given before, or a refusal if this is another message under its number. */
    private Optional<Reply> again(Connection from, ScriptMessage message, byte[] digest) {
        var carry = grants.carry(from.tenant());
        return transaction
                .in(carry, () -> inbox.find(from, message.header()))
                .map(known -> MessageDigest.isEqual(known.digest(), digest)
                        ? new Reply(known.answer(), false, false)
                        : new Reply(
                                replies.refused(
                                        from,
                                        message.header().from(),
                                        message.header().messageId(),
                                        "MESSAGE_ID_USED_FOR_ANOTHER_MESSAGE"),
                                true,
                                true));
    }

    private Reply refusal(Connection from, ScriptMessage message, String words) {
        var header = message.header();
        return new Reply(replies.refused(from, header.from(), header.messageId(), words), true, false);
    }

    private byte[] digest(Connection from, byte[] body) {
        return vault.tenant(from.tenant()).hash(TenantKey.Use.RESOURCE_BODY, body);
    }

    /** The sender's own number as an id of the log, which holds no text. */
    private static UUID subject(String messageId) {
        return MessageId.parse(messageId)
                .orElseGet(() -> UUID.nameUUIDFromBytes(messageId.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
