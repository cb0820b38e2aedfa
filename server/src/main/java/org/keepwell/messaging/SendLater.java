package org.keepwell.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.jobs.Jobs;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** What staff write now and what leaves later, unless it is taken back; {@link LaterPost} sends it. */
@Service
public class SendLater {

    private static final Duration AT_MOST = Duration.ofDays(60);

    /**
     * What waits to leave, or was held, as staff see it.
     *
     * @param files how many
     * @param attached the files, to whoever wrote it: until they are sent they open to nobody else
     */
    public record Waiting(
            UUID id,
            StaffThread.Author author,
            @Nullable String onBehalfOf,
            @Nullable UUID behalfOf,
            Instant sendAt,
            Topic topic,
            String subject,
            String body,
            int files,
            List<StaffThread.FileView> attached,
            boolean close,
            boolean oneWay,
            @Nullable Held heldBecause) {

        @Override
        public String toString() {
            return "waiting " + id;
        }
    }

    private final LaterRepository later;
    private final ThreadRepository threads;
    private final ConversationReader reader;
    private final Behalf behalf;
    private final Jobs jobs;
    private final Pens pens;

    SendLater(
            LaterRepository later,
            ThreadRepository threads,
            ConversationReader reader,
            Behalf behalf,
            Jobs jobs,
            Pens pens) {
        this.later = later;
        this.threads = threads;
        this.reader = reader;
        this.behalf = behalf;
        this.jobs = jobs;
        this.pens = pens;
    }

    /**
     * Sets an answer; inside a sealed transaction. The same key twice is one.
     *
     * @return false if it was set before
     * @throws RuleBroken 422 {@code message.BAD_TIME} if it is not between now and 60 days from now; 409
     *     {@code queue.ANSWERED_MEANWHILE} if there is a message that the writer has not seen, {@code message.KEY_USED} if
     *     the key was used for something else, or for what was sent at once
     */
    public boolean answer(
            Grant grant,
            Item item,
            CareTeamThreads.Answer answer,
            Instant sendAt,
            PatientCipher cipher,
            AuditTrail trail) {
        checkTime(sendAt);
        var body = Words.body(answer.body());
        Files.checkCount(answer.files());
        if (item.kind() != Item.Kind.MESSAGE) {
            throw new NotVisible();
        }
        if (isSet(grant, answer.sendKey(), item.id())) {
            return false;
        }
        var thread = threads.find(grant, item.subject(), cipher).orElseThrow(NotVisible::new);
        if (thread.lastSeq() != answer.seenSeq()) {
            throw new RuleBroken(409, "queue.ANSWERED_MEANWHILE");
        }
        behalf.check(grant, item.board(), answer.behalfOf(), trail);
        var fresh = new Later(
                UUID.randomUUID(),
                grant.patient(),
                grant.actor().id(),
                answer.behalfOf(),
                thread.topic(),
                item.id(),
                thread.id(),
                answer.seenSeq(),
                null,
                false,
                answer.close(),
                answer.files(),
                Later.State.WAITS,
                null,
                sendAt,
                "",
                body);
        set(grant, fresh, answer.sendKey(), cipher);
        pens.drafts().answered(grant, thread.id());
        return true;
    }

    /**
     * Sets a letter, as {@link #answer}. In a transaction of its own.
     *
     * @param before one of the actor's that has not left, in whose place it is set; or null
     * @throws NotVisible if that is not there, or has left
     */
    public void letter(Grant grant, Letters.Letter letter, Instant sendAt, @Nullable UUID before, AuditTrail trail) {
        checkTime(sendAt);
        var checked = letter.checked();
        pens.ground().transaction().run(grant, () -> {
            if (isSet(grant, letter.sendKey(), null)) {
                return;
            }
            if (before != null) {
                takeBack(grant, null, before, pens.ground().cipher(grant));
            }
            var cipher = pens.ground().cipher(grant);
            var board = pens.recipients().board(grant, letter.topic());
            behalf.check(grant, board.id(), letter.behalfOf(), trail);
            var fresh = new Later(
                    UUID.randomUUID(),
                    grant.patient(),
                    grant.actor().id(),
                    letter.behalfOf(),
                    letter.topic(),
                    null,
                    null,
                    0,
                    null,
                    letter.oneWay(),
                    false,
                    letter.files(),
                    Later.State.WAITS,
                    null,
                    sendAt,
                    checked.subject(),
                    checked.body());
            set(grant, fresh, letter.sendKey(), cipher);
            pens.drafts().sent(grant, Drafts.LETTER);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(fresh.id()));
        });
    }

    /** What waits or is held of an item. */
    List<Waiting> of(Grant grant, UUID item) {
        return pens.ground().transaction().in(grant, () -> {
            var cipher = pens.ground().cipher(grant);
            return shown(grant, later.of(grant, item, cipher));
        });
    }

    /** The actor's own letters to the patient that wait or are held. */
    public List<Waiting> letters(Grant grant) {
        return pens.ground().transaction().in(grant, () -> {
            var cipher = pens.ground().cipher(grant);
            return shown(grant, later.letters(grant, cipher));
        });
    }

    /**
     * Takes back what has not left; inside a sealed transaction.
     *
     * @param item of which it must be, or null for a letter of the actor's own
     * @throws NotVisible if there is no such thing, or it has left
     */
    public void takeBack(Grant grant, @Nullable UUID item, UUID id, PatientCipher cipher) {
        var found = later.hold(grant, id, cipher).orElseThrow(NotVisible::new);
        boolean theirs = item == null
                ? found.item() == null && found.author().equals(grant.actor().id())
                : item.equals(found.item()) && (found.batch() == null || found.state() == Later.State.HELD);
        if (!theirs) {
            throw new NotVisible();
        }
        later.end(grant, id, Later.State.TAKEN_BACK, null);
    }

    /** Takes back a letter; in a transaction of its own. */
    public void takeBackLetter(Grant grant, UUID id, AuditTrail trail) {
        pens.ground().transaction().run(grant, () -> {
            takeBack(grant, null, id, pens.ground().cipher(grant));
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
        });
    }

    /** Whether it was set before. @param item of which it is, or null for a letter */
    private boolean isSet(Grant grant, UUID sendKey, @Nullable UUID item) {
        var before = later.ofKey(grant, sendKey);
        if (before.isEmpty()) {
            pens.once().checkUnused(grant, sendKey);
            return false;
        }
        if (!Objects.equals(before.get().item(), item)) {
            throw Once.used();
        }
        return true;
    }

    private void set(Grant grant, Later fresh, UUID sendKey, PatientCipher cipher) {
        later.add(grant, fresh, sendKey, cipher);
        jobs.at(LaterPost.JOB, grant.tenant(), fresh.id(), fresh.sendAt());
    }

    private List<StaffThread.FileView> attached(Grant grant, Later one) {
        return pens.files().of(grant, one.files()).stream()
                .map(StaffThread.FileView::of)
                .toList();
    }

    private void checkTime(Instant sendAt) {
        var now = pens.ground().clock().instant();
        if (!sendAt.isAfter(now) || sendAt.isAfter(now.plus(AT_MOST))) {
            throw new RuleBroken(422, "message.BAD_TIME", "sendAt");
        }
    }

    private List<Waiting> shown(Grant grant, List<Later> found) {
        var ids = new HashSet<UUID>();
        for (var one : found) {
            ids.add(one.author());
            if (one.behalfOf() != null) {
                ids.add(one.behalfOf());
            }
        }
        var names = reader.names(grant, ids);
        return found.stream()
                .map(one -> {
                    var colleague = one.behalfOf() == null ? null : names.get(one.behalfOf());
                    return new Waiting(
                            one.id(),
                            StaffThread.author(
                                    names, one.author(), grant.actor().id()),
                            colleague == null ? null : colleague.name(),
                            one.behalfOf(),
                            one.sendAt(),
                            one.topic(),
                            one.subject(),
                            one.body(),
                            one.files().size(),
                            attached(grant, one),
                            one.closes(),
                            one.oneWay(),
                            one.heldBecause());
                })
                .toList();
    }
}
