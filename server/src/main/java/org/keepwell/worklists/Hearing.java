package org.keepwell.worklists;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.keepwell.access.Grant;

/**
 * Whose requests an account works on now.
 *
 * @param boards its own, and those of whom it stands in for
 * @param covered whom it stands in for
 */
public record Hearing(Set<Integer> boards, Set<UUID> covered) {

    /** All of these boards, as many together as one seal carries; for who counts or reminds and opens no patient. */
    public static List<Hearing> ofAll(Collection<Board> boards) {
        var ids = boards.stream().map(Board::id).sorted().toList();
        return IntStream.range(0, (ids.size() + Boards.MOST_HEARD - 1) / Boards.MOST_HEARD)
                .mapToObj(n -> ids.subList(n * Boards.MOST_HEARD, Math.min((n + 1) * Boards.MOST_HEARD, ids.size())))
                .map(some -> new Hearing(Set.copyOf(some), Set.of()))
                .toList();
    }

    /** The grant that opens these boards' rows. */
    public Grant over(Grant grant) {
        return grant.heardBy(
                boards.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
