package org.keepwell.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;

/** One line of the log as it is read. {@code actor} is the nil UUID where no account acted. */
public record AuditLine(
        UUID id,
        Instant at,
        Principal principal,
        UUID actor,
        @Nullable String principalName,
        @Nullable Role role,
        Relation relation,
        Act act,
        @Nullable Category category,
        @Nullable UUID patient,
        Outcome outcome,
        int count,
        long request) {}
