package org.keepwell.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.News;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Topic;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What the patient's side does with conversations. */
@Service
public class Threads {

    /** Whoever comes back later than this asks something new. */
    private static final Duration REOPENS_FOR = Duration.ofDays(30);

    /**
     * A new conversation.
     *
     * @param sendKey made once per draft, so that a second try is the same message
     * @param site at which it is read, or null for no particular one
     * @param clinician of the patient's care team, or null
     * @param hideFrom accounts that stand in for the patient
     * @param flagged the writer was told what to do at once, and sent it all the same
     */
    public record Ask(
            UUID sendKey,
            Topic topic,
            @Nullable UUID site,
            @Nullable UUID clinician,
            String subject,
            String body,
            List<UUID> files,
            List<UUID> hideFrom,
            boolean flagged) {

        /** Without what was asked: it must not be printed. */
        @Override
        public String toString() {
            return "ask " + topic;
        }
    }

    public record Reply(UUID sendKey, String body, List<UUID> files, boolean flagged) {

        /** Without what was said: it must not be printed. */
        @Override
        public String toString() {
            return "reply";
        }
    }

    /** @param reopened the conversation was closed, and is open again */
    public record Replied(UUID message, boolean reopened) {}

    private final ThreadRepository threads;
    private final Recipients recipients;
    private final Files files;
    private final Drafts drafts;
    private final ThreadItems items;
    private final Ground ground;

    Threads(
            ThreadRepository threads,
            Recipients recipients,
            Files files,
            Drafts drafts,
            ThreadItems items,
            Ground ground) {
        this.threads = threads;
        this.recipients = recipients;
        this.files = files;
        this.drafts = drafts;
        this.items = items;
        this.ground = ground;
    }

    /**
     * Asks something new. The same key twice gives the same conversation.
     *
     * @return its id
     * @throws RuleBroken if nobody answers this topic there, or a named site, clinician, file or proxy is none of theirs
     */
    public UUID ask(Grant grant, Ask ask, AuditTrail trail) {
        var subject = Words.subject(ask.subject());
        var body = Words.body(ask.body());
        Files.checkCount(ask.files());
        return once(grant, ask.sendKey(), () -> {
                    var cipher = ground.cipher(grant);
                    var board = recipients.chosen(grant, ask.topic(), ask.site());
                    recipients.checkClinician(grant, ask.topic(), ask.clinician());
                    var thread = new ThreadRepository.NewThread(
                            UUID.randomUUID(),
                            ask.topic(),
                            ThreadState.RECEIVED,
                            board.id(),
                            ask.site(),
                            ask.clinician(),
                            null,
                            Side.PATIENT,
                            false,
                            hidden(grant, ask.hideFrom()),
                            0,
                            subject);
                    var begun = threads.add(grant, thread, cipher);
                    var message = say(grant, begun, new Reply(ask.sendKey(), body, ask.files(), false), cipher);
                    drafts.sent(grant, null);
                    items.put(grant, thread, board, ask.flagged(), cipher);
                    items.chosen(grant, ask.site());
                    trail.append(AuditEntry.allowed(grant, trail.request()).about(thread.id()));
                    ground.signals().patientSide(grant, News.MESSAGES);
                    return new ThreadRepository.Sent(thread.id(), message);
                })
                .thread();
    }

    /**
     * @throws NotVisible if there is no such conversation
     * @throws RuleBroken if it is closed for too long, or only we write in it
     */
    public Replied reply(Grant grant, UUID id, Reply reply, AuditTrail trail) {
        var said = new Reply(reply.sendKey(), Words.body(reply.body()), reply.files(), reply.flagged());
        Files.checkCount(reply.files());
        var reopened = new boolean[1];
        var sent = once(grant, reply.sendKey(), () -> {
            var cipher = ground.cipher(grant);
            var thread = threads.find(grant, id, cipher).orElseThrow(NotVisible::new);
            checkOpen(thread);
            reopened[0] = thread.state() == ThreadState.CLOSED;
            var message = say(grant, thread, said, cipher);
            drafts.sent(grant, id);
            var board = recipients.goesOn(grant, thread);
            if (board.id() != thread.board()) {
                threads.move(grant, id, board.id());
            }
            items.waitsAgain(grant, thread, board, reply.flagged());
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            ground.signals().patientSide(grant, News.MESSAGES);
            return new ThreadRepository.Sent(id, message);
        });
        return new Replied(sent.message(), reopened[0]);
    }

    /** Puts a conversation away, or brings it back; nothing is deleted. @throws NotVisible if there is none */
    void putAway(Grant grant, UUID id, boolean away, AuditTrail trail) {
        ground.transaction().run(grant, () -> {
            if (!threads.putAway(grant, id, away)) {
                throw new NotVisible();
            }
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            ground.signals().patientSide(grant, News.MESSAGES);
        });
    }

    /** Whom of those who stand in for the patient a conversation is hidden from, from now on. */
    void hide(Grant grant, UUID id, List<UUID> from, AuditTrail trail) {
        ground.transaction().run(grant, () -> {
            if (threads.find(grant, id, ground.cipher(grant)).isEmpty()) {
                throw new NotVisible();
            }
            threads.hide(grant, id, hidden(grant, from));
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id).counting(from.size(), null));
            ground.signals().patientSide(grant, News.MESSAGES);
        });
    }

    boolean mayReply(ThreadRow thread) {
        return refusal(thread).isEmpty();
    }

    private void checkOpen(ThreadRow thread) {
        refusal(thread).ifPresent(code -> {
            throw new RuleBroken(409, code);
        });
    }

    private Optional<String> refusal(ThreadRow thread) {
        if (thread.oneWay()) {
            return Optional.of("message.ONE_WAY");
        }
        var closedAt = thread.closedAt();
        boolean tooLate = closedAt != null
                && closedAt.plus(REOPENS_FOR).isBefore(ground.clock().instant());
        return tooLate || thread.lastSeq() >= ConversationReader.MOST_MESSAGES
                ? Optional.of("message.CLOSED")
                : Optional.empty();
    }

    private UUID say(Grant grant, ThreadRow thread, Reply reply, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var message = new ThreadRepository.NewMessage(
                id,
                Side.PATIENT,
                reply.sendKey(),
                ThreadState.RECEIVED,
                reply.files().size(),
                null);
        int seq = threads.speak(grant, thread, message, null, Words.seal(cipher, reply.body(), Words.body(id)))
                .orElseThrow(NotVisible::new);
        files.attach(grant, thread, seq, reply.files());
        return id;
    }

    private ThreadRepository.Sent once(
            Grant grant, UUID sendKey, java.util.function.Supplier<ThreadRepository.Sent> send) {
        try {
            return ground.transaction()
                    .in(grant, () -> threads.sent(grant, sendKey).orElseGet(send));
        } catch (DuplicateKeyException e) {
            // two taps at the same moment: the other one was written
            return ground.transaction()
                    .in(grant, () -> threads.sent(grant, sendKey))
                    .orElseThrow(() -> e);
        }
    }

    private Set<UUID> hidden(Grant grant, List<UUID> from) {
        if (from.isEmpty()) {
            return Set.of();
        }
        var proxies = new HashSet<UUID>();
        ground.relations().accountsOf(grant, Relation.PROXY).forEach(one -> proxies.add(one.value()));
        if (grant.relation() != Relation.SELF || !proxies.containsAll(from)) {
            throw new RuleBroken(422, "message.NO_SUCH_PROXY", "hideFrom");
        }
        return Set.copyOf(from);
    }
}
