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
     */
    public record Answer(UUID sendKey, int seenSeq, String body, List<UUID> files, boolean close) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "answer";
        }
    }

    private final ThreadRepository threads;
    private final ConversationReader reader;
    private final StaffPen pen;
    private final Worklist worklist;
    private final AnswerTimes times;
    private final Pens pens;

    CareTeamThreads(
            ThreadRepository threads,
            ConversationReader reader,
            StaffPen pen,
            Worklist worklist,
            AnswerTimes times,
            Pens pens) {
        this.threads = threads;
        this.reader = reader;
        this.pen = pen;
        this.worklist = worklist;
        this.times = times;
        this.pens = pens;
    }

    /**
     * A whole conversation as staff see it.
     *
     * @param reads whether the actor reads it now, so that the patient is told
     */
    public StaffThread read(Grant grant, UUID id, boolean reads) {
        return pens.ground().transaction().in(grant, () -> {
            if (reads) {
                threads.read(grant, id, Side.STAFF);
            }
            return StaffThread.of(
                    reader.of(grant, id, pens.ground().cipher(grant)).orElseThrow(NotVisible::new),
                    grant.actor().id());
        });
    }

    /**
     * Answers, and so finishes the item. The same key twice is one answer.
     *
     * @throws RuleBroken 409 {@code queue.ANSWERED_MEANWHILE} if there is a message that the writer has not seen
     */
    public void answer(Grant grant, Item item, Answer answer, AuditTrail trail) {
        var body = Words.body(answer.body());
        Files.checkCount(answer.files());
        pen.once(grant, answer.sendKey(), () -> {
            var cipher = pens.ground().cipher(grant);
            var thread = threads.find(grant, item.subject(), cipher).orElseThrow(NotVisible::new);
            var said = new StaffPen.Said(answer.sendKey(), answer.seenSeq(), body, answer.files(), null);
            var id = pen.say(grant, thread, said, cipher);
            pens.drafts().sent(grant, thread.id());
            if (answer.close()) {
                threads.set(grant, thread.id(), ThreadState.CLOSED, null);
            }
            var held = worklist.of(grant, Item.Kind.MESSAGE, thread.id()).orElseThrow(NotVisible::new);
            if (!held.answered()) {
                times.add(grant, held, held.waitingSince());
            }
            worklist.answered(grant, held, grant.actor().id());
            pen.tell(grant, thread, id, NoticeKind.MESSAGE_ANSWERED);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(thread.id()));
            return new ThreadRepository.Sent(thread.id(), id);
        });
    }

    /** Somebody took the item, gave it back, closed or opened it: what the patient sees follows. Inside a transaction. */
    public void follow(Grant grant, Item item, @Nullable UUID handledBy) {
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

    public String subject(Grant grant, UUID thread) {
        return pens.ground()
                .transaction()
                .in(
                        grant,
                        () -> threads.find(grant, thread, pens.ground().cipher(grant))
                                .map(ThreadRow::subject)
                                .orElseThrow(NotVisible::new));
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

    public void saveDraft(Grant grant, UUID thread, String body) {
        pens.drafts().save(grant, thread, Drafts.Content.reply(body));
    }

    public Optional<Draft> draft(Grant grant, UUID thread) {
        return pens.drafts()
                .find(grant, thread)
                .map(found -> new Draft(found.content().body(), found.savedAt()));
    }

    public void dropDraft(Grant grant, UUID thread) {
        pens.drafts().drop(grant, thread);
    }

    /** What somebody was writing. */
    public record Draft(String body, java.time.Instant savedAt) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "draft";
        }
    }
}
