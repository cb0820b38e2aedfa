package org.keepwell.messaging;

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
     * Nearly always it is the first tap, so nobody looks for an earlier one until this one is
     * refused: by its key, or because a rule stands against it since the first one went through.
     *
     * @param send begins a sealed transaction, and throws if nothing was sent
     * @return what was sent with this key, now or before
     * @throws IllegalStateException inside a transaction, in which half of what was refused would stay
     */
    MessageRepository.Sent send(Grant grant, UUID key, Supplier<MessageRepository.Sent> send) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("what is sent once is sent in a transaction of its own");
        }
        try {
            return send.get();
        } catch (NotVisible | RuleBroken refused) {
            return transaction.in(grant, () -> messages.sent(grant, key)).orElseThrow(() -> refused);
        }
    }
}
