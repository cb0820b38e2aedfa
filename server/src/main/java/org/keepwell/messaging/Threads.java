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
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Topic;
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
    private final MessageRepository messages;
    private final ThreadItems items;
    private final Pens pens;
    private final Ground ground;

    Threads(ThreadRepository threads, MessageRepository messages, ThreadItems items, Pens pens) {
        this.threads = threads;
        this.messages = messages;
        this.items = items;
        this.pens = pens;
        this.ground = pens.ground();
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
        var sent = pens.once()
                .begin(
                        grant,
                        ask.sendKey(),
                        () -> items.in(grant, patient -> begin(grant, ask, subject, body, patient, trail)));
        return sent.thread();
    }

    private MessageRepository.Sent begin(
            Grant grant, Ask ask, String subject, String body, Patients.Opened patient, AuditTrail trail) {
        var board = pens.recipients().chosen(grant, ask.topic(), ask.site(), ask.clinician());
        var thread = new MessageRepository.NewThread(
                UUID.randomUUID(),
                ask.topic(),
                board.id(),
                ask.site(),
                ask.clinician(),
                false,
                hidden(grant, ask.hideFrom()),
                0,
                subject);
        var message = message(ask.sendKey(), ask.files(), Drafts.NEW);
        var cipher = patient.cipher();
        var begun = messages.begin(grant, thread, message, sealed(cipher, body, message), cipher)
                .orElseThrow(NotVisible::new);
        pens.files().attach(grant, begun, begun.lastSeq(), ask.files());
        items.put(grant, thread, board, ask.flagged(), patient);
        items.chosen(grant, ask.site());
        trail.append(AuditEntry.allowed(grant, trail.request()).about(thread.id()));
        ground.signals().patientSide(grant, News.MESSAGES);
        return new MessageRepository.Sent(thread.id(), message.id());
    }

    /**
     * @throws NotVisible if there is no such conversation
     * @throws RuleBroken if it is closed for too long, or only we write in it
     */
    public Replied reply(Grant grant, UUID id, Reply reply, AuditTrail trail) {
        var body = Words.body(reply.body());
        Files.checkCount(reply.files());
        var reopened = new boolean[1];
        var sent = pens.once()
                .goOn(
                        grant,
                        id,
                        reply.sendKey(),
                        () -> ground.in(grant, cipher -> {
                            var thread = threads.find(grant, id, cipher).orElseThrow(NotVisible::new);
                            checkOpen(thread);
                            reopened[0] = thread.state() == ThreadState.CLOSED;
                            var message = message(reply.sendKey(), reply.files(), id);
                            int seq = messages.speak(grant, thread, message, null, sealed(cipher, body, message))
                                    .orElseThrow(NotVisible::new);
                            pens.files().attach(grant, thread, seq, reply.files());
                            var board = pens.recipients().goesOn(grant, thread);
                            if (board.id() != thread.board()) {
                                threads.move(grant, id, board.id());
                            }
                            items.waitsAgain(grant, thread, board, reply.flagged());
                            trail.append(
                                    AuditEntry.allowed(grant, trail.request()).about(id));
                            ground.signals().patientSide(grant, News.MESSAGES);
                            return new MessageRepository.Sent(id, message.id());
                        }));
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
        ground.in(grant, cipher -> {
            if (threads.find(grant, id, cipher).isEmpty()) {
                throw new NotVisible();
            }
            threads.hide(grant, id, hidden(grant, from));
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id).counting(from.size(), null));
            ground.signals().patientSide(grant, News.MESSAGES);
            return id;
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

    private static MessageRepository.NewMessage message(UUID sendKey, List<UUID> files, UUID draft) {
        return new MessageRepository.NewMessage(
                UUID.randomUUID(), Side.PATIENT, sendKey, ThreadState.RECEIVED, files.size(), null, draft);
    }

    private static byte[] sealed(PatientCipher cipher, String body, MessageRepository.NewMessage message) {
        return Words.seal(cipher, body, Words.body(message.id()));
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
