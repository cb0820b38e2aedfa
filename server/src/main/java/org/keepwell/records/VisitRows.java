package org.keepwell.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes rows of visits. */
record VisitRows(Reading reading, String siteZone, Instant now) {

    VisitRow of(Row row) {
        return of(row, reading.sections().open(row, new VisitReader()));
    }

    VisitRow of(Row row, VisitReader visit) {
        var when = When.of(row);
        return new VisitRow(
                row.id(),
                reading.words().name(visit.name(), visit.language),
                when,
                end(visit),
                visit.place(),
                Reference.firstDisplay(visit.people),
                VisitRow.Kind.of(visit.kind),
                VisitRow.State.of(visit.status, when, now),
                siteZone,
                reading.news().isNew(Group.VISITS, row));
    }

    private static @Nullable Instant end(VisitReader visit) {
        var end = When.sent(visit.period.end());
        return end == null || end.precision() != When.Exact.INSTANT ? null : end.at();
    }
}
