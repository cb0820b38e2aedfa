package org.keepwell.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Label;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** Conversations that staff begin. */
@Service
public class Letters {

    /**
     * A conversation that staff begin.
     *
     * @param oneWay nobody answers it
     * @param behalfOf the colleague for whom it is written, or null
     */
    public record Letter(
            UUID sendKey,
            Topic topic,
            String subject,
            String body,
            List<UUID> files,
            boolean oneWay,
            @Nullable UUID behalfOf) {

        /**
         * @throws RuleBroken if it says nothing, or too much, or is about what the office answers: whoever
         *     is on a care team neither reads that nor begins it
         */
        Letter checked() {
            if (!topic.isClinical()) {
                throw new RuleBroken(422, "request.BAD_FIELD", "topic");
            }
            Files.checkCount(files);
            return new Letter(sendKey, topic, Words.subject(subject), Words.body(body), files, oneWay, behalfOf);
        }

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "letter";
        }
    }

    private static final int NO_BOARD = 0;

    private final MessageRepository messages;
    private final StaffPen pen;
    private final ThreadItems items;
    private final Worklist worklist;
    private final Behalf behalf;
    private final Pens pens;

    Letters(MessageRepository messages, StaffPen pen, ThreadItems items, Worklist worklist, Behalf behalf, Pens pens) {
        this.messages = messages;
        this.pen = pen;
        this.items = items;
        this.worklist = worklist;
        this.behalf = behalf;
        this.pens = pens;
    }

    /** Begins a conversation; answers come back to its writer. @return the item's id */
    public UUID write(Grant grant, Letter letter, AuditTrail trail) {
        var checked = letter.checked();
        var sent = pens.once()
                .begin(
                        grant,
                        letter.sendKey(),
                        () -> pens.ground().in(grant, cipher -> {
                            behalf.check(
                                    grant,
                                    pens.recipients()
                                            .board(grant, letter.topic())
                                            .id(),
                                    letter.behalfOf(),
                                    trail);
                            var begun = begin(grant, checked, cipher);
                            pens.drafts().sent(grant, Drafts.LETTER);
                            trail.append(
                                    AuditEntry.allowed(grant, trail.request()).about(begun.thread()));
                            return begun;
                        }));
        return pens.ground()
                .transaction()
                .in(grant, () -> worklist.of(grant, Item.Kind.MESSAGE, sent.thread()))
                .map(Item::id)
                .orElseThrow(NotVisible::new);
    }

    /** The conversation that the actor began with this key before. */
    public Optional<UUID> begun(Grant grant, UUID sendKey) {
        return pens.ground()
                .transaction()
                .in(grant, () -> messages.sent(grant, sendKey))
                .map(MessageRepository.Sent::thread);
    }

    /**
     * As {@link #write}, out of an item.
     *
     * @param labels of what it is about: whoever stands in and may not find that does not find it
     * @return the conversation
     */
    public UUID begin(Grant grant, Letter letter, long labels, AuditTrail trail) {
        var checked = letter.checked();
        var sent = pens.once()
                .begin(
                        grant,
                        letter.sendKey(),
                        () -> pens.ground().in(grant, cipher -> {
                            var begun = begin(grant, checked, Label.standingIn(labels), cipher);
                            trail.append(
                                    AuditEntry.allowed(grant, trail.request()).about(begun.thread()));
                            return begun;
                        }));
        return sent.thread();
    }

    /** Inside a sealed transaction. @param letter without space around what it says */
    MessageRepository.Sent begin(Grant grant, Letter letter, PatientCipher cipher) {
        return begin(grant, letter, 0, cipher);
    }

    private MessageRepository.Sent begin(Grant grant, Letter letter, long labels, PatientCipher cipher) {
        var board = pens.recipients().board(grant, letter.topic());
        var thread = new MessageRepository.NewThread(
                UUID.randomUUID(),
                letter.topic(),
                board.id(),
                null,
                null,
                letter.oneWay(),
                List.of(),
                labels,
                letter.subject());
        var said = new StaffPen.Said(letter.sendKey(), 0, letter.body(), letter.files(), letter.behalfOf());
        var id = pen.begin(grant, thread, said, NoticeKind.MESSAGE_FROM_CLINIC, cipher);
        items.putAnswered(grant, thread, board, grant.actor().id(), cipher);
        return new MessageRepository.Sent(thread.id(), id);
    }

    /** For whom the actor may write to the patient, whatever about: whoever is assigned to them. */
    public List<StaffThread.Colleague> colleagues(Grant grant) {
        return pens.ground().transaction().in(grant, () -> behalf.colleagues(grant, NO_BOARD)).stream()
                .map(StaffThread.Colleague::of)
                .toList();
    }
}
