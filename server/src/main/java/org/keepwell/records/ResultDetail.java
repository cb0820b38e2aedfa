package org.keepwell.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.TestGuide;

/**
 * All there is to say about one result or vital sign.
 *
 * @param trend values of the same code and unit, newest first, this one included; empty when they are not numbers
 * @param trendSeries names of the two numbers of a point, if it has two
 * @param shownAt since when it can be seen here
 */
record ResultDetail(
        UUID id,
        ResultRow.Kind kind,
        Name name,
        When when,
        @Nullable Instant issuedAt,
        Status status,
        @Nullable Named panel,
        @Nullable Value value,
        List<Component> components,
        @Nullable Range range,
        Position position,
        @Nullable Change change,
        List<Point> trend,
        @Nullable String trendUnit,
        List<Name> trendSeries,
        @Nullable TestGuide guide,
        @Nullable String comment,
        @Nullable String text,
        @Nullable String performer,
        @Nullable String author,
        Instant shownAt,
        Reason shownWhy,
        List<Part> parts,
        @Nullable VisitLink visit) {

    record Named(UUID id, Name name) {}

    record VisitLink(UUID id, Name name, When when) {}

    record Component(Name name, @Nullable Value value) {}

    record Part(
            UUID id,
            Name name,
            @Nullable Value value,
            @Nullable Range range,
            Position position,
            List<Component> components) {}

    /** @param second the lower number of a blood pressure */
    record Point(
            UUID id, When when, String number, @Nullable String second) {}

    enum Direction {
        UP,
        DOWN,
        SAME
    }

    /** @param towardsRange null where there is no range, or both values lie within it */
    record Change(
            Value from,
            When when,
            Direction direction,
            String by,
            @Nullable Boolean towardsRange) {}

    /** Why it can be seen. */
    enum Reason {
        AS_SOON_AS_FINAL
    }
}
