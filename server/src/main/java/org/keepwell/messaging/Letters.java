package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Side;
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

    /** A conversation that staff begin. @param oneWay nobody answers it */
    public record Letter(UUID sendKey, Topic topic, String subject, String body, boolean oneWay) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "letter";
        }
    }

    /** What somebody was writing. */
    public record Draft(
            @Nullable Topic topic,
            String subject,
            String body,
            boolean oneWay,
            @Nullable Instant savedAt) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "draft";
        }
    }

    private final ThreadRepository threads;
    private final StaffPen pen;
    private final ThreadItems items;
    private final Worklist worklist;
    private final Pens pens;

    Letters(ThreadRepository threads, StaffPen pen, ThreadItems items, Worklist worklist, Pens pens) {
        this.threads = threads;
        this.pen = pen;
        this.items = items;
        this.worklist = worklist;
        this.pens = pens;
    }

    /** Begins a conversation; answers come back to its writer. @return the item's id */
    public UUID write(Grant grant, Letter letter, AuditTrail trail) {
        var checked = checked(letter);
        var sent = pen.once(grant, letter.sendKey(), () -> {
            var cipher = pens.ground().cipher(grant);
            var begun = begin(grant, checked, cipher);
            pens.drafts().sent(grant, Drafts.LETTER);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(begun.thread()));
            return begun;
        });
        return pens.ground()
                .transaction()
                .in(grant, () -> worklist.of(grant, Item.Kind.MESSAGE, sent.thread()))
                .map(Item::id)
                .orElseThrow(NotVisible::new);
    }

    /** Inside a sealed transaction. @param letter without space around what it says */
    ThreadRepository.Sent begin(Grant grant, Letter letter, PatientCipher cipher) {
        var board = pens.recipients().board(grant, letter.topic());
        var me = grant.actor().id();
        var thread = new ThreadRepository.NewThread(
                UUID.randomUUID(),
                letter.topic(),
                ThreadState.ANSWERED,
                board.id(),
                null,
                me,
                Side.STAFF,
                letter.oneWay(),
                List.of(),
                letter.subject());
        threads.add(grant, thread, cipher);
        var row = threads.find(grant, thread.id(), cipher).orElseThrow(NotVisible::new);
        var id = pen.say(grant, row, new StaffPen.Said(letter.sendKey(), 0, letter.body(), List.of(), null), cipher);
        items.putAnswered(grant, thread, board, me, cipher);
        pen.tell(grant, row, id, NoticeKind.MESSAGE_FROM_CLINIC);
        return new ThreadRepository.Sent(thread.id(), id);
    }

    public Optional<Draft> draft(Grant grant) {
        return pens.drafts().find(grant, Drafts.LETTER).map(found -> {
            var content = found.content();
            return new Draft(
                    content.topic(),
                    content.subject(),
                    content.body(),
                    Boolean.TRUE.equals(content.oneWay()),
                    found.savedAt());
        });
    }

    public void saveDraft(Grant grant, Draft draft) {
        pens.drafts()
                .save(
                        grant,
                        Drafts.LETTER,
                        new Drafts.Content(
                                draft.topic(), null, draft.subject(), draft.body(), List.of(), null, draft.oneWay()));
    }

    public void dropDraft(Grant grant) {
        pens.drafts().drop(grant, Drafts.LETTER);
    }

    private static Letter checked(Letter letter) {
        return new Letter(
                letter.sendKey(),
                letter.topic(),
                Words.subject(letter.subject()),
                Words.body(letter.body()),
                letter.oneWay());
    }
}
