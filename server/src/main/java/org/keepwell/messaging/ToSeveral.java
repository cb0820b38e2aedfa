package org.keepwell.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.jobs.Jobs;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Queues;
import org.keepwell.worklists.Topic;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** One text to the patients of several items, each in a conversation of their own. It leaves after a minute to think again. */
@Service
public class ToSeveral {

    static final Duration TO_THINK = Duration.ofSeconds(60);

    /** A text; {@code {patient}} in it becomes the name of each. @param sendKey a second try is the same */
    public record Text(UUID sendKey, Topic topic, String subject, String body, boolean oneWay) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "text to several";
        }
    }

    /** Why somebody is left out; part of the API. */
    public enum Why {
        /** Not on a board of the writer's, or not there. */
        NOT_THERE,
        /** Another of the items is about the same patient. */
        SAME_PATIENT
    }

    public record Left(UUID item, Why why) {}

    public record Chosen(List<UUID> items, List<Left> left) {}

    /** @param patients to how many it goes */
    public record Sent(UUID id, int patients, Instant leavesAt, List<Left> left) {}

    /** How many wait, have left, and came back to their items. */
    public record Stand(int waiting, int left, int held) {}

    private record Sorted(List<Queues.Keyed> to, List<Left> left) {}

    private final BatchRepository batches;
    private final Boards boards;
    private final Queues queues;
    private final Access access;
    private final Jobs jobs;
    private final Pens pens;

    ToSeveral(BatchRepository batches, Boards boards, Queues queues, Access access, Jobs jobs, Pens pens) {
        this.batches = batches;
        this.boards = boards;
        this.queues = queues;
        this.access = access;
        this.jobs = jobs;
        this.pens = pens;
    }

    /** To whom it would go. */
    public Chosen chosen(Grant own, List<UUID> items) {
        var sorted = sorted(own, items);
        return new Chosen(sorted.to().stream().map(one -> one.item().id()).toList(), sorted.left());
    }

    /**
     * Sets it for a minute from now.
     *
     * @throws RuleBroken 422 {@code message.NOT_YOUR_TOPIC} if the writer does not work with such questions; 409
     *     {@code message.NOBODY_ANSWERS}; 422 {@code message.NOBODY_LEFT} if nobody is left to write to
     */
    public Sent send(Grant own, List<UUID> items, Text text, AuditTrail trail) {
        var sendAt = pens.ground().clock().instant().plus(TO_THINK);
        var batch = new BatchRepository.Batch(
                text.sendKey(),
                text.topic(),
                Words.subject(text.subject()),
                Words.body(text.body()),
                text.oneWay(),
                sendAt);
        var sorted = sorted(own, items);
        if (sorted.to().isEmpty()) {
            throw new RuleBroken(422, "message.NOBODY_LEFT", "items");
        }
        checkTopic(own, text.topic(), sorted.to().getFirst().item().patient());
        var transaction = pens.ground().transaction();
        BatchRepository.Set set;
        try {
            set = transaction.in(
                    own, () -> batches.find(own, batch.id()).orElseGet(() -> set(own, batch, sorted, trail)));
        } catch (DuplicateKeyException e) {
            // two taps at the same moment: the other one was written
            set = transaction.in(own, () -> batches.find(own, batch.id())).orElseThrow(() -> e);
        }
        return new Sent(batch.id(), set.patients(), set.sendAt(), sorted.left());
    }

    /** How far it is. @throws NotVisible if the actor wrote no such thing */
    public Stand stands(Grant own, UUID batch) {
        return pens.ground()
                .transaction()
                .in(own, () -> batches.stands(own, batch))
                .orElseThrow(NotVisible::new);
    }

    /** @return how many did not leave. @throws RuleBroken 409 {@code message.HAS_LEFT} if all have */
    public int undo(Grant own, UUID batch, AuditTrail trail) {
        return pens.ground().transaction().in(own, () -> {
            int undone = batches.undo(own, batch);
            if (undone == 0) {
                throw new RuleBroken(409, "message.HAS_LEFT");
            }
            trail.append(AuditEntry.allowed(own, trail.request()).about(batch).counting(undone, null));
            return undone;
        });
    }

    private BatchRepository.Set set(Grant own, BatchRepository.Batch batch, Sorted sorted, AuditTrail trail) {
        pens.recipients().checkAnswered(own, batch.topic());
        var ids = batches.add(own, batch, sorted.to());
        jobs.at(LaterPost.JOB, own.tenant(), ids, batch.sendAt());
        trail.append(AuditEntry.allowed(own, trail.request()).about(batch.id()).counting(ids.size(), null));
        return new BatchRepository.Set(ids.size(), batch.sendAt());
    }

    private void checkTopic(Grant own, Topic topic, PatientId any) {
        boolean theirs = access.decide(own.actor(), Act.WRITE_TO_SEVERAL, Relation.WORK_ITEM, any)
                .filter(grant -> grant.holds(topic.category()))
                .isPresent();
        if (!theirs) {
            throw new RuleBroken(422, "message.NOT_YOUR_TOPIC", "topic");
        }
    }

    private Sorted sorted(Grant own, List<UUID> items) {
        var asked = new LinkedHashSet<>(items);
        var left = new ArrayList<Left>();
        var to = new ArrayList<Queues.Keyed>();
        var patients = new HashSet<PatientId>();
        for (var one : queues.chosen(own, boards.hearing(own), asked)) {
            asked.remove(one.item().id());
            if (patients.add(one.item().patient())) {
                to.add(one);
            } else {
                left.add(new Left(one.item().id(), Why.SAME_PATIENT));
            }
        }
        asked.forEach(id -> left.add(new Left(id, Why.NOT_THERE)));
        return new Sorted(to, left);
    }
}
