package org.keepwell.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.jobs.Jobs;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.tenancy.Tenants;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Hearing;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** Tells whoever has an item that its time has run out: once, with a link and no word of what it is. */
@Component
class LateItems {

    private static final String NAME = "desk.late";
    private static final Duration EACH = Duration.ofMinutes(1);

    /** What ran out while no server ran is told if it is not longer ago; told before, it is not told again. */
    private static final Duration LOOKS_BACK = Duration.ofHours(2);

    private final Tenants tenants;
    private final Access access;
    private final Boards boards;
    private final Queues queues;
    private final Notices notices;
    private final SealedTransaction transaction;
    private final Clock clock;

    LateItems(
            Jobs jobs,
            Tenants tenants,
            Access access,
            Boards boards,
            Queues queues,
            Notices notices,
            SealedTransaction transaction,
            Clock clock) {
        this.tenants = tenants;
        this.access = access;
        this.boards = boards;
        this.queues = queues;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
        jobs.every(NAME, EACH, this::round);
    }

    void round() {
        var since = clock.instant().minus(LOOKS_BACK);
        for (var tenant : tenants.all()) {
            var job = access.check(Actor.job(tenant.id(), NAME), Act.SEND_NOTICES, Relation.NONE, null);
            for (var some : Hearing.ofAll(boards.list(job))) {
                var late = queues.late(job, some, since);
                transaction.run(job, () -> late.forEach(item -> tell(job, item)));
            }
        }
    }

    private void tell(Grant job, Item item) {
        var whose = new AccountId(Objects.requireNonNull(item.assignee()));
        // of this item at this time: put off and late again is another event
        var event = UUID.nameUUIDFromBytes((item.id() + " " + item.dueAt()).getBytes(StandardCharsets.UTF_8));
        notices.tell(job, whose, NoticeKind.ITEM_LATE, NoticeLink.queueItem(item.id()), event);
    }
}
