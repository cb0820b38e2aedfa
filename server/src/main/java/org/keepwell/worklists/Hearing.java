package org.keepwell.worklists;

import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Grant;

/**
 * Whose requests an account works on now.
 *
 * @param boards its own, and those of whom it stands in for
 * @param covered whom it stands in for
 */
public record Hearing(Set<Integer> boards, Set<UUID> covered) {

    /** The grant that opens these boards' rows. */
    public Grant over(Grant grant) {
        return grant.heardBy(
                boards.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
