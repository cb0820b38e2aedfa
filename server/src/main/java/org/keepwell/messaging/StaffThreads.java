package org.keepwell.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** What its row in a queue says of it. @param meantFor whom the patient meant it for, or null */
    public record Title(String subject, @Nullable UUID meantFor) {

        /** Without the subject: it must not be printed. */
        @Override
        public String toString() {
            return "title";
        }
    }

    public Title title(Grant grant, UUID thread) {
        return ground.transaction()
                .in(
                        grant,
                        () -> threads.find(grant, thread, ground.cipher(grant))
                                .map(row -> new Title(row.subject(), row.clinician()))
                                .orElseThrow(NotVisible::new));
    }
}
