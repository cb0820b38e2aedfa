package org.keepwell.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;

/**
 * A session that is good now, as found for one request.
 *
 * @param relation how the account stands to the patient that the path names; NONE where it names none
 * @param endsAt the absolute end
 * @param idleSeconds seconds without activity after which it ends
 * @param steppedUpUntil until when the second factor that was shown again counts; null if it was not
 */
public record OpenSession(
        TenantId tenant,
        UUID id,
        AccountId account,
        SessionState state,
        Role role,
        Relation relation,
        Instant lastSeenAt,
        Instant endsAt,
        int idleSeconds,
        @Nullable Instant steppedUpUntil) {

    /** Whether the second factor was shown again and still counts. */
    public boolean isSteppedUp(Instant now) {
        return steppedUpUntil != null && now.isBefore(steppedUpUntil);
    }

    public Actor actor() {
        return Actor.account(tenant, account, role, id);
    }
}
