package org.keepwell.messaging;

import java.util.UUID;
import org.keepwell.access.TenantId;
import org.keepwell.jobs.Jobs;
import org.springframework.stereotype.Component;

/**
 * Sends what its author set for now: once, under the author's rights as they are now, and only if nobody has written since.
 * Otherwise it is held, and comes back to where it was written.
 */
@Component
class LaterPost {

    static final String JOB = "messages.later";

    private final LaterRepository later;
    private final LaterRights rights;
    private final Leaving leaving;
    private final ComeBack comeBack;
    private final Ground ground;

    LaterPost(Jobs jobs, LaterRepository later, LaterRights rights, Leaving leaving, ComeBack comeBack, Ground ground) {
        this.later = later;
        this.rights = rights;
        this.leaving = leaving;
        this.comeBack = comeBack;
        this.ground = ground;
        jobs.whenDue(JOB, this::send);
    }

    /** Where it cannot be decided yet, it throws, and is tried again. */
    void send(TenantId tenant, UUID id) {
        var job = rights.looking(tenant);
        var found = ground.transaction().in(job, () -> later.key(job, id));
        if (found.isEmpty()) {
            return; // it has left, or was taken back
        }
        var key = found.get();
        if (key.sendAt().isAfter(ground.clock().instant())) {
            throw new IllegalStateException("too early");
        }
        var may = rights.of(job, key);
        var why = may.grant() == null ? may.why() : leaving.of(may.grant(), key);
        if (why != null) {
            comeBack.of(rights.holding(tenant, key.patient()), key, why);
        }
    }
}
