package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.Side;
import org.keepwell.worklists.Topic;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One conversation as the patient's side sees it. */
@RestController
class ThreadController {

    private final ReadThreads threads;
    private final StandIns standIns;

    ThreadController(ReadThreads threads, StandIns standIns) {
        this.standIns = standIns;
        this.threads = threads;
    }

    record Author(String name, Role role, boolean you) {

        @Override
        public String toString() {
            return role.toString();
        }
    }

    record FileLine(UUID id, String name, FileType type, int bytes) {

        static FileLine of(AttachedFile file) {
            return new FileLine(file.id(), file.name(), file.type(), file.bytes());
        }

        @Override
        public String toString() {
            return "file " + id;
        }
    }

    record Said(
            UUID id,
            int seq,
            Side side,
            Author author,
            @Nullable Person onBehalfOf,
            Instant sentAt,
            String body,
            List<FileLine> files,
            @Nullable Instant readAt) {

        @Override
        public String toString() {
            return "message " + id;
        }
    }

    record Person(String name, Role role) {

        static @Nullable Person of(@Nullable Named named) {
            return named == null ? null : new Person(named.name(), named.role());
        }

        @Override
        public String toString() {
            return role.toString();
        }
    }

    record ProxyView(UUID accountId, String name, boolean hidden) {

        @Override
        public String toString() {
            return "proxy " + accountId;
        }
    }

    /**
     * @param onlyPatient whoever stands in does not find it, whatever the patient chooses; told to the patient only
     * @param clinicianHere whether the one it is meant for still works here; if not, the board reads it
     */
    record View(
            UUID id,
            Topic topic,
            String subject,
            ThreadState state,
            Instant startedAt,
            @Nullable Instant closedAt,
            boolean oneWay,
            boolean mayReply,
            boolean away,
            String pool,
            @Nullable Person clinician,
            boolean clinicianHere,
            @Nullable Person handledBy,
            List<Said> messages,
            List<ThreadEvent> events,
            List<ProxyView> proxies,
            boolean onlyPatient) {

        @Override
        public String toString() {
            return "thread " + id;
        }
    }

    /** Opening it is reading it; a page that fetches by itself says so, and has read nothing. */
    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages/{id}")
    View one(
            @PathVariable UUID id,
            Grant grant,
            @RequestHeader(name = "X-Keepwell-Background", required = false) @Nullable String background) {
        var read = threads.one(grant, id, background == null);
        var thread = read.conversation().thread();
        var people = read.conversation().people();
        var clinician = thread.clinician();
        var handledBy = thread.handledBy();
        return new View(
                id,
                thread.topic(),
                thread.subject(),
                thread.state(),
                thread.startedAt(),
                thread.closedAt(),
                thread.oneWay(),
                read.mayReply(),
                thread.awayAt() != null,
                read.board(),
                clinician == null ? null : Person.of(people.get(clinician)),
                read.conversation().clinicianHere(),
                handledBy == null ? null : Person.of(people.get(handledBy)),
                read.conversation().messages().stream()
                        .map(message ->
                                said(read.conversation(), message, grant.actor().id()))
                        .toList(),
                read.events(),
                read.proxies().stream()
                        .map(proxy -> new ProxyView(
                                proxy.account(),
                                proxy.name(),
                                thread.hiddenFrom().contains(proxy.account())))
                        .toList(),
                grant.relation() == Relation.SELF && standIns.areExcluded(thread.labels()));
    }

    private static Said said(Conversation conversation, Message message, UUID me) {
        var named = conversation.people().get(message.author());
        var behalf = message.behalfOf();
        return new Said(
                message.id(),
                message.seq(),
                message.side(),
                new Author(
                        named == null ? "" : named.name(),
                        named == null ? Role.PATIENT : named.role(),
                        message.author().equals(me)),
                behalf == null ? null : Person.of(conversation.people().get(behalf)),
                message.sentAt(),
                message.body(),
                message.files().stream().map(FileLine::of).toList(),
                conversation.readAt(message).orElse(null));
    }
}
