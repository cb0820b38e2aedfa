package org.keepwell.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The home page.
 *
 * @param cards what is new, newest first
 * @param more how many cards are not shown
 * @param first whether the reader has not been here before
 * @param recordSince the year in which the record begins, told on the first visit
 * @param counts rows of each group, by its word
 */
record Home(
        PersonView person,
        List<Card> cards,
        int more,
        boolean first,
        @Nullable Integer recordSince,
        @Nullable VisitRow nextVisit,
        @Nullable VisitRow lastVisit,
        Map<String, Integer> counts) {

    /**
     * What is new in a group.
     *
     * @param names of the newest, at most three
     * @param outsideRange how many new values are outside their range
     * @param itemId where there is but one
     */
    record Card(
            Group group,
            int count,
            List<Name> names,
            When latest,
            int outsideRange,
            @Nullable UUID itemId) {}
}
