package org.keepwell.messaging;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Side;
import org.keepwell.worklists.Item;
import org.springframework.stereotype.Service;

/** Conversations as staff see them, with what waits to leave. */
@Service
public class StaffThreads {

    private final ThreadRepository threads;
    private final ConversationReader reader;
    private final SendLater later;
    private final Behalf behalf;
    private final Ground ground;

    StaffThreads(ThreadRepository threads, ConversationReader reader, SendLater later, Behalf behalf, Ground ground) {
        this.threads = threads;
        this.reader = reader;
        this.later = later;
        this.behalf = behalf;
        this.ground = ground;
    }

    /**
     * The whole conversation of an item.
     *
     * @param reads whether the actor reads it now, so that the patient is told
     */
    public StaffThread read(Grant grant, Item item, boolean reads) {
        var id = item.subject();
        return ground.transaction().in(grant, () -> {
            if (reads) {
                threads.read(grant, id, Side.STAFF);
            }
            return StaffThread.of(
                    reader.of(grant, id, ground.cipher(grant)).orElseThrow(NotVisible::new),
                    grant.actor().id(),
                    later.of(grant, item.id()),
                    behalf.colleagues(grant, item.board()).stream()
                            .map(StaffThread.Colleague::of)
                            .toList());
        });
    }

    public String subject(Grant grant, UUID thread) {
        return ground.transaction()
                .in(
                        grant,
                        () -> threads.find(grant, thread, ground.cipher(grant))
                                .map(ThreadRow::subject)
                                .orElseThrow(NotVisible::new));
    }
}
