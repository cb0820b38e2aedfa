package org.keepwell.messaging;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.live.News;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.vault.PatientCipher;
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

    private final MessageRepository messages;
    private final StandIns standIns;
    private final Pens pens;

    StaffPen(MessageRepository messages, StandIns standIns, Pens pens) {
        this.messages = messages;
        this.standIns = standIns;
        this.pens = pens;
    }

    /**
     * Inside a sealed transaction.
     *
     * @return the message's id
     * @throws RuleBroken 409 {@code queue.ANSWERED_MEANWHILE} if there is a message that the writer has not seen
     */
    UUID say(Grant grant, ThreadRow thread, Said said, PatientCipher cipher) {
        var message = message(said);
        int seq = messages.speak(grant, thread, message, said.seenSeq(), sealed(said, message, cipher))
                .orElseThrow(() -> new RuleBroken(409, "queue.ANSWERED_MEANWHILE"));
        pens.files().attach(grant, thread, seq, said.files());
        return message.id();
    }

    /**
     * Begins a conversation. Inside a sealed transaction.
     *
     * @return the message's id
     * @throws NotVisible if the key was used before
     */
    UUID begin(Grant grant, MessageRepository.NewThread thread, Said said, NoticeKind what, PatientCipher cipher) {
        var message = message(said);
        var begun = messages.begin(grant, thread, message, sealed(said, message, cipher), cipher)
                .orElseThrow(NotVisible::new);
        pens.files().attach(grant, begun, begun.lastSeq(), said.files());
        tell(grant, begun, message.id(), what);
        return message.id();
    }

    private static MessageRepository.NewMessage message(Said said) {
        return new MessageRepository.NewMessage(
                UUID.randomUUID(),
                Side.STAFF,
                said.sendKey(),
                ThreadState.ANSWERED,
                said.files().size(),
                said.behalfOf(),
                null);
    }

    private static byte[] sealed(Said said, MessageRepository.NewMessage message, PatientCipher cipher) {
        return Words.seal(cipher, said.body(), Words.body(message.id()));
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
}
