package org.keepwell.records;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What is new to the reader: what arrived after they last opened its group and is dated within 90 days; in a group they
 * never opened, what is dated within 30 days.
 */
final class News {

    static final Duration WINDOW = Duration.ofDays(90);
    static final Duration FIRST_WINDOW = Duration.ofDays(30);

    private static final int WHOLE_RECORD = 0;

    private final Map<Integer, Instant> seenAt = new HashMap<>();
    private final Instant now;

    News(Sections sections, Instant now) {
        sections.of(Section.SEEN).forEach(row -> seenAt.put(row.shelf(), row.arrivedAt()));
        this.now = now;
    }

    boolean isNew(Group group, Row row) {
        if (row.timeForm() == 0) {
            return false; // nobody knows when it happened
        }
        if (row.sortAt().isAfter(now)) {
            return false; // what is to come is told elsewhere
        }
        var seen = seenAt.get(group.shelf().code());
        return seen == null
                ? row.sortAt().isAfter(now.minus(FIRST_WINDOW))
                : row.arrivedAt().isAfter(seen) && row.sortAt().isAfter(now.minus(WINDOW));
    }

    /** Whether the reader has not been here before. */
    boolean first() {
        return !seenAt.containsKey(WHOLE_RECORD);
    }
}
