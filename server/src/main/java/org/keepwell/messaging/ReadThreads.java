package org.keepwell.messaging;

import java.util.List;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Side;
import org.keepwell.worklists.Board;
import org.springframework.stereotype.Service;

/** A conversation with what the patient's side sees around it. */
@Service
class ReadThreads {

    /**
     * @param board the name of the group that answers
     * @param proxies only for the patient
     */
    record Read(
            Conversation conversation,
            String board,
            boolean mayReply,
            List<Proxies.Proxy> proxies,
            List<ThreadEvent> events) {}

    private final ThreadRepository threads;
    private final ConversationReader reader;
    private final Threads rules;
    private final Proxies proxies;
    private final ThreadEvents events;
    private final Ground ground;

    ReadThreads(
            ThreadRepository threads,
            ConversationReader reader,
            Threads rules,
            Proxies proxies,
            ThreadEvents events,
            Ground ground) {
        this.threads = threads;
        this.reader = reader;
        this.rules = rules;
        this.proxies = proxies;
        this.events = events;
        this.ground = ground;
    }

    /**
     * @param reads whether the actor reads it now
     * @throws NotVisible if there is none, or it is hidden from the actor
     */
    Read one(Grant grant, UUID id, boolean reads) {
        return ground.transaction().in(grant, () -> {
            if (reads) {
                threads.read(grant, id, Side.PATIENT);
            }
            var conversation = reader.of(grant, id, ground.cipher(grant)).orElseThrow(NotVisible::new);
            var board = ground.boards().all(grant).stream()
                    .filter(one -> one.id() == conversation.thread().board())
                    .map(Board::label)
                    .findFirst()
                    .orElse("");
            return new Read(
                    conversation,
                    board,
                    rules.mayReply(conversation.thread()),
                    proxies.of(grant),
                    events.of(grant, id));
        });
    }
}
