package org.keepwell.desk;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keepwell.access.Grant;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Hearing;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** What ran out of time on the boards of a clinic, some boards at a time. */
@Component
class LateLists {

    private final Boards boards;
    private final Queues queues;

    LateLists(Boards boards, Queues queues) {
        this.boards = boards;
        this.queues = queues;
    }

    /** Each list is read when it is taken, so that what was told of the one before is behind us. */
    Stream<List<Item>> since(Grant job, Instant since) {
        return Hearing.ofAll(boards.list(job)).stream().map(some -> queues.late(job, some, since));
    }
}
