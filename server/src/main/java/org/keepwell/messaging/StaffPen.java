package org.keepwell.messaging;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.live.News;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.vault.PatientCipher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** How a message of staff comes into a conversation, whoever began it and whenever it leaves. */
@Component
class StaffPen {

    /**
     * What is said, as it leaves.
     *
     * @param seenSeq the last message that the writer saw
     * @param behalfOf the colleague for whom it is written, or null
     */
    record Said(
            UUID sendKey,
            int seenSeq,
            String body,
            List<UUID> files,
            @Nullable UUID behalfOf) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "message of staff";
        }
    }

    private final ThreadRepository threads;
    private final StandIns standIns;
    private final Pens pens;

    StaffPen(ThreadRepository threads, StandIns standIns, Pens pens) {
        this.standIns = standIns;
        this.threads = threads;
        this.pens = pens;
    }

    /**
     * Inside a sealed transaction.
     *
     * @return the message's id
     * @throws RuleBroken 409 {@code queue.ANSWERED_MEANWHILE} if there is a message that the writer has not seen
     */
    UUID say(Grant grant, ThreadRow thread, Said said, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var message = new ThreadRepository.NewMessage(
                id,
                Side.STAFF,
                said.sendKey(),
                ThreadState.ANSWERED,
                said.files().size(),
                said.behalfOf());
        int seq = threads.speak(grant, thread, message, said.seenSeq(), Words.seal(cipher, said.body(), Words.body(id)))
                .orElseThrow(() -> new RuleBroken(409, "queue.ANSWERED_MEANWHILE"));
        pens.files().attach(grant, thread, seq, said.files());
        return id;
    }

    /** Pages that are open, and whoever is not there; but for those who do not find it. */
    void tell(Grant grant, ThreadRow thread, UUID message, NoticeKind what) {
        var hidden = standIns.hidden(
                grant, thread.hiddenFrom().stream().map(AccountId::new).collect(Collectors.toSet()), thread.labels());
        signal(grant, hidden);
        pens.ground()
                .notices()
                .tellPatientSide(grant, hidden, what, NoticeLink.thread(grant.patient(), thread.id()), message);
    }

    /** Whoever does not find the conversation does not hear either that there is something. */
    private void signal(Grant grant, Set<AccountId> hidden) {
        var ground = pens.ground();
        if (hidden.isEmpty()) {
            ground.signals().patientSide(grant, News.MESSAGES);
            return;
        }
        for (var account : ground.relations().accountsOf(grant, Relation.SELF, Relation.PROXY)) {
            if (!hidden.contains(account)) {
                ground.signals().account(grant, account, News.MESSAGES);
            }
        }
    }

    /** In a transaction of its own: what was sent with this key, now or before. */
    ThreadRepository.Sent once(Grant grant, UUID sendKey, Supplier<ThreadRepository.Sent> send) {
        var transaction = pens.ground().transaction();
        try {
            return Objects.requireNonNull(
                    transaction.in(grant, () -> threads.sent(grant, sendKey).orElseGet(send)));
        } catch (DuplicateKeyException e) {
            // two taps at the same moment: the other one was written
            return transaction.in(grant, () -> threads.sent(grant, sendKey)).orElseThrow(() -> e);
        }
    }
}
