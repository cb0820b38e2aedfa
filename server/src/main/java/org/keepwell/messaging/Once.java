package org.keepwell.messaging;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends what somebody taps twice one time. */
@Component
class Once {

    private final SealedTransaction transaction;
    private final MessageRepository messages;

    Once(SealedTransaction transaction, MessageRepository messages) {
        this.transaction = transaction;
        this.messages = messages;
    }

    /**
     * Begins a conversation. Nearly always it is the first tap, so nobody looks for an earlier one until this one is
     * refused: by its key, or because a rule stands against it since the first one went through.
     *
     * @param send begins a sealed transaction, and throws if nothing was sent
     * @return what was sent with this key, now or before
     * @throws RuleBroken 409 {@code message.KEY_USED} if that is something else: what is said now would be lost unseen
     * @throws IllegalStateException inside a transaction, in which half of what was refused would stay
     */
    MessageRepository.Sent begin(Grant grant, UUID key, Supplier<MessageRepository.Sent> send) {
        return send(grant, key, send, () -> messages.begun(grant, key));
    }

    /** Goes on with a conversation; as {@link #begin} otherwise. */
    MessageRepository.Sent goOn(Grant grant, UUID thread, UUID key, Supplier<MessageRepository.Sent> send) {
        return send(
                grant,
                key,
                send,
                () -> messages.sent(grant, key).filter(one -> one.thread().equals(thread)));
    }

    /** Before something is set for later. Inside a transaction. @throws RuleBroken as {@link #begin} */
    void checkUnused(Grant grant, UUID key) {
        if (messages.sent(grant, key).isPresent()) {
            throw used();
        }
    }

    private MessageRepository.Sent send(
            Grant grant,
            UUID key,
            Supplier<MessageRepository.Sent> send,
            Supplier<Optional<MessageRepository.Sent>> before) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("what is sent once is sent in a transaction of its own");
        }
        try {
            return send.get();
        } catch (NotVisible | RuleBroken refused) {
            return transaction.in(grant, () -> {
                var same = before.get();
                if (same.isEmpty()) {
                    checkUnused(grant, key);
                }
                return same.orElseThrow(() -> refused);
            });
        }
    }

    static RuleBroken used() {
        return new RuleBroken(409, "message.KEY_USED");
    }
}
