package org.keepwell.worklists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;

/**
 * Somebody of a board.
 *
 * @param awayUntil the end of an absence that has begun, or null
 * @param coveredBy who stands in meanwhile, or null
 */
public record Member(
        UUID account,
        Role role,
        String name,
        @Nullable Instant awayUntil,
        @Nullable UUID coveredBy,
        @Nullable String coverName) {

    /** Without names: it must not be printed. */
    @Override
    public String toString() {
        return "member " + account;
    }
}
