package org.keepwell.desk;

import java.time.Clock;
import java.time.Duration;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.jobs.Jobs;
import org.keepwell.tenancy.Tenants;
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
    private final LateLists lists;
    private final LateNotice notice;
    private final Clock clock;

    LateItems(Jobs jobs, Tenants tenants, Access access, LateLists lists, LateNotice notice, Clock clock) {
        this.tenants = tenants;
        this.access = access;
        this.lists = lists;
        this.notice = notice;
        this.clock = clock;
        jobs.every(NAME, EACH, this::round);
    }

    void round() {
        var since = clock.instant().minus(LOOKS_BACK);
        for (var tenant : tenants.all()) {
            var job = access.check(Actor.job(tenant.id(), NAME), Act.SEND_NOTICES, Relation.NONE, null);
            lists.since(job, since).forEach(late -> notice.tell(job, late));
        }
    }
}
