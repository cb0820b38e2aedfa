package org.keepwell.messaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.News;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.dao.DuplicateKeyException;
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

    /** A conversation that staff begins. @param oneWay nobody answers it */
    public record Letter(UUID sendKey, Topic topic, String subject, String body, boolean oneWay) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "letter";
        }
    }

    private final ThreadRepository threads;
    private final ConversationReader reader;
    private final ThreadItems items;
    private final Worklist worklist;
    private final AnswerTimes times;
    private final Pens pens;

    CareTeamThreads(
            ThreadRepository threads,
            ConversationReader reader,
            ThreadItems items,
            Worklist worklist,
            AnswerTimes times,
            Pens pens) {
        this.threads = threads;
        this.reader = reader;
        this.items = items;
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
        once(grant, answer.sendKey(), () -> {
            var cipher = pens.ground().cipher(grant);
            var thread = threads.find(grant, item.subject(), cipher).orElseThrow(NotVisible::new);
            var id = say(grant, thread, answer, body, cipher);
            if (answer.close()) {
                threads.set(grant, thread.id(), ThreadState.CLOSED, null);
            }
            var held = worklist.of(grant, Item.Kind.MESSAGE, thread.id()).orElseThrow(NotVisible::new);
            if (!held.answered()) {
                times.add(grant, held, held.waitingSince());
            }
            worklist.answered(grant, held, grant.actor().id());
            tell(grant, thread, id, NoticeKind.MESSAGE_ANSWERED);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(thread.id()));
            return new ThreadRepository.Sent(thread.id(), id);
        });
    }

    /** Begins a conversation; answers come back to its writer. @return the item's id */
    public UUID write(Grant grant, Letter letter, AuditTrail trail) {
        var subject = Words.subject(letter.subject());
        var body = Words.body(letter.body());
        var sent = once(grant, letter.sendKey(), () -> {
            var cipher = pens.ground().cipher(grant);
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
                    subject);
            threads.add(grant, thread, cipher);
            var row = threads.find(grant, thread.id(), cipher).orElseThrow(NotVisible::new);
            var id = say(grant, row, new Answer(letter.sendKey(), 0, body, List.of(), false), body, cipher);
            items.putAnswered(grant, thread, board, me, cipher);
            tell(grant, row, id, NoticeKind.MESSAGE_FROM_CLINIC);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(thread.id()));
            return new ThreadRepository.Sent(thread.id(), id);
        });
        return pens.ground()
                .transaction()
                .in(grant, () -> worklist.of(grant, Item.Kind.MESSAGE, sent.thread()))
                .map(Item::id)
                .orElseThrow(NotVisible::new);
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

    /** Where the content of a file of this conversation is read. @throws NotVisible if it is none of it */
    public FileContent file(Grant grant, UUID thread, UUID id) {
        if (!pens.files().isIn(grant, id, thread)) {
            throw new NotVisible();
        }
        return FileContent.of(pens.files(), grant, id).orElseThrow(NotVisible::new);
    }

    public void saveDraft(Grant grant, UUID thread, String body) {
        pens.drafts().save(grant, thread, new Drafts.Content(null, null, "", body, List.of()));
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

    /** Pages that are open, and whoever is not there; but for those from whom the patient hides it. */
    private void tell(Grant grant, ThreadRow thread, UUID message, NoticeKind what) {
        pens.ground().signals().patientSide(grant, News.MESSAGES);
        var hidden = thread.hiddenFrom().stream().map(AccountId::new).collect(Collectors.toSet());
        pens.ground()
                .notices()
                .tellPatientSide(grant, hidden, what, NoticeLink.thread(grant.patient(), thread.id()), message);
    }

    private UUID say(Grant grant, ThreadRow thread, Answer answer, String body, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var message = new ThreadRepository.NewMessage(
                id,
                Side.STAFF,
                answer.sendKey(),
                ThreadState.ANSWERED,
                answer.files().size(),
                null);
        int seq = threads.speak(grant, thread, message, answer.seenSeq(), Words.seal(cipher, body, Words.body(id)))
                .orElseThrow(() -> new RuleBroken(409, "queue.ANSWERED_MEANWHILE"));
        pens.files().attach(grant, thread, seq, answer.files());
        pens.drafts().sent(grant, thread.id());
        threads.read(grant, thread.id(), Side.STAFF);
        return id;
    }

    private ThreadRepository.Sent once(Grant grant, UUID sendKey, Supplier<ThreadRepository.Sent> send) {
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
