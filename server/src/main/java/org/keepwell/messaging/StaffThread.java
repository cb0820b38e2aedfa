package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.access.Side;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Topic;

/**
 * A conversation as staff see it.
 *
 * @param clinician for whom it is meant
 * @param lastSeq the last message that there is
 * @param waiting what leaves later, or was held
 * @param colleagues for whom the reader may write
 */
public record StaffThread(
        UUID id,
        Topic topic,
        String subject,
        ThreadState state,
        Instant startedAt,
        @Nullable Instant closedAt,
        boolean oneWay,
        @Nullable Clinician clinician,
        List<Said> messages,
        int lastSeq,
        List<SendLater.Waiting> waiting,
        List<Colleague> colleagues) {

    /**
     * @param here whether they still work here; if not, the board reads it
     * @param you whether it is the reader
     */
    public record Clinician(UUID id, String name, boolean here, boolean you) {

        @Override
        public String toString() {
            return "clinician " + id;
        }
    }

    /** Somebody for whom the reader may write. */
    public record Colleague(UUID id, String name, Role role) {

        static Colleague of(Member member) {
            return new Colleague(member.account(), member.name(), member.role());
        }

        @Override
        public String toString() {
            return "colleague " + id;
        }
    }

    /** @param you whether it is the reader */
    public record Author(String name, Role role, boolean you) {

        @Override
        public String toString() {
            return role.toString();
        }
    }

    public record FileView(UUID id, String name, String type, int bytes) {

        static FileView of(AttachedFile file) {
            return new FileView(file.id(), file.name(), file.type().name(), file.bytes());
        }

        @Override
        public String toString() {
            return "file " + id;
        }
    }

    public record ReadBy(String name, Instant at) {

        @Override
        public String toString() {
            return "reader";
        }
    }

    public record Said(
            UUID id,
            int seq,
            Side side,
            Author author,
            @Nullable String onBehalfOf,
            Instant sentAt,
            String body,
            List<FileView> files,
            List<ReadBy> readBy) {

        @Override
        public String toString() {
            return "message " + id;
        }
    }

    static StaffThread of(
            Conversation conversation, UUID me, List<SendLater.Waiting> waiting, List<Colleague> colleagues) {
        var thread = conversation.thread();
        var clinician = thread.clinician();
        return new StaffThread(
                thread.id(),
                thread.topic(),
                thread.subject(),
                thread.state(),
                thread.startedAt(),
                thread.closedAt(),
                thread.oneWay(),
                clinician == null
                        ? null
                        : new Clinician(
                                clinician,
                                name(conversation, clinician),
                                conversation.clinicianHere(),
                                clinician.equals(me)),
                conversation.messages().stream()
                        .map(message -> said(conversation, message, me))
                        .toList(),
                thread.lastSeq(),
                waiting,
                colleagues);
    }

    private static Said said(Conversation conversation, Message message, UUID me) {
        var behalf = message.behalfOf();
        return new Said(
                message.id(),
                message.seq(),
                message.side(),
                author(conversation.people(), message.author(), me),
                behalf == null ? null : name(conversation, behalf),
                message.sentAt(),
                message.body(),
                message.files().stream().map(FileView::of).toList(),
                conversation.readBy(message).stream()
                        .map(reading -> new ReadBy(name(conversation, reading.account()), reading.at()))
                        .toList());
    }

    static Author author(Map<UUID, Named> people, UUID account, UUID me) {
        var named = people.get(account);
        return named == null
                ? new Author("", Role.PATIENT, account.equals(me)) // an account of before; nobody to name any more
                : new Author(named.name(), named.role(), account.equals(me));
    }

    private static String name(Conversation conversation, UUID account) {
        var named = conversation.people().get(account);
        return named == null ? "" : named.name();
    }

    @Override
    public String toString() {
        return "thread " + id;
    }
}
