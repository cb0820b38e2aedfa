package org.keepwell.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.News;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/** What staff do with conversations, each under the grant of an item in their queue or of the care team. */
@Service
public class CareTeamThreads {

    /**
     * An answer.
     *
     * @param sendKey made once per draft, so that a second try is the same message
     * @param seenSeq the last message that the writer saw
     * @param close whether the conversation is over with it
     * @param behalfOf the colleague for whom it is written, or null
     */
    public record Answer(
            UUID sendKey,
            int seenSeq,
            String body,
            List<UUID> files,
            boolean close,
            @Nullable UUID behalfOf) {

        /** @throws RuleBroken if it says nothing, or too much, or has too many files */
        Answer checked() {
            Files.checkCount(files);
            return new Answer(sendKey, seenSeq, Words.body(body), files, close, behalfOf);
        }

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "answer";
        }
    }

    private final ThreadRepository threads;
    private final StaffPen pen;
    private final Worklist worklist;
    private final AnswerTimes times;
    private final Behalf behalf;
    private final Pens pens;

    CareTeamThreads(
            ThreadRepository threads, StaffPen pen, Worklist worklist, AnswerTimes times, Behalf behalf, Pens pens) {
        this.threads = threads;
        this.pen = pen;
        this.worklist = worklist;
        this.times = times;
        this.behalf = behalf;
        this.pens = pens;
    }

    /**
     * Answers, and so finishes the item. The same key twice is one answer.
     *
     * @throws RuleBroken 409 {@code queue.ANSWERED_MEANWHILE} if there is a message that the writer has not seen,
     *     {@code message.KEY_USED} if the key was used in another conversation
     */
    public void answer(Grant grant, Item item, Answer answer, AuditTrail trail) {
        var said = answer.checked();
        pens.once()
                .goOn(
                        grant,
                        item.subject(),
                        answer.sendKey(),
                        () -> pens.ground().in(grant, cipher -> {
                            behalf.check(grant, item.board(), answer.behalfOf(), trail);
                            var sent = say(grant, item.subject(), said, cipher);
                            pens.drafts().answered(grant, sent.thread());
                            trail.append(
                                    AuditEntry.allowed(grant, trail.request()).about(sent.thread()));
                            return sent;
                        }));
    }

    /** Inside a sealed transaction. @param answer without space around what it says */
    MessageRepository.Sent say(Grant grant, UUID id, Answer answer, PatientCipher cipher) {
        var thread = threads.find(grant, id, cipher).orElseThrow(NotVisible::new);
        var said =
                new StaffPen.Said(answer.sendKey(), answer.seenSeq(), answer.body(), answer.files(), answer.behalfOf());
        var message = pen.say(grant, thread, said, cipher);
        if (answer.close()) {
            threads.set(grant, id, ThreadState.CLOSED, null);
        }
        var held = worklist.of(grant, Item.Kind.MESSAGE, id).orElseThrow(NotVisible::new);
        if (!held.answered()) {
            times.add(grant, held, held.waitingSince());
        }
        worklist.answered(grant, held, grant.actor().id());
        pen.tell(grant, thread, message, NoticeKind.MESSAGE_ANSWERED);
        return new MessageRepository.Sent(id, message);
    }

    /** Where a conversation stands; inside a sealed transaction. */
    Optional<Last> last(Grant grant, UUID id, PatientCipher cipher) {
        return threads.find(grant, id, cipher).map(row -> new Last(row.lastSeq(), row.lastSide()));
    }

    /** The last message: its number, and who wrote it. */
    record Last(int seq, Side side) {}

    /** Somebody took the item, gave it back, closed or opened it: what the patient sees follows. Inside a transaction. */
    public void follow(Grant grant, Item item, @Nullable UUID handledBy) {
        switch (item.kind()) {
            case MESSAGE -> followThread(grant, item, handledBy);
            case APPOINTMENT -> pens.promises().follow(grant, item);
            case REFILL, STATEMENT, TASK -> {} // theirs tell by themselves; of a task no patient knows
        }
    }

    private void followThread(Grant grant, Item item, @Nullable UUID handledBy) {
        var state = threads.find(grant, item.subject(), pens.ground().cipher(grant))
                .orElseThrow(NotVisible::new)
                .state();
        var next = item.doneAt() != null
                ? ThreadState.CLOSED
                : item.assignee() != null && !item.answered() ? ThreadState.WORKED_ON : ThreadState.RECEIVED;
        if (state != next || handledBy != null) {
            threads.set(grant, item.subject(), next, handledBy);
            pens.ground().signals().patientSide(grant, News.MESSAGES);
        }
        threads.move(grant, item.subject(), item.board());
    }

    /** Takes a file in, to be sent with an answer. */
    public StaffThread.FileView attach(Grant grant, String name, byte[] content, AuditTrail trail) {
        return StaffThread.FileView.of(pens.files().add(grant, name, content, trail));
    }

    /** Takes back a file that was not sent. @throws NotVisible if there is no such file of the actor's */
    public void takeBack(Grant grant, UUID id) {
        pens.files().drop(grant, id);
    }

    /** Where the content of a file of this conversation is read. @throws NotVisible if it is none of it */
    public FileContent file(Grant grant, UUID thread, UUID id) {
        if (!pens.files().isIn(grant, id, thread)) {
            throw new NotVisible();
        }
        return FileContent.of(pens.files(), grant, id).orElseThrow(NotVisible::new);
    }
}
