package org.keepwell.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.Side;

/** Who is signed in, as the web app needs it. @param steppedUpUntil until when the second factor that was shown again counts */
record SessionView(
        Side side,
        Role role,
        String displayName,
        String login,
        String language,
        String zone,
        String csrf,
        int idleSeconds,
        long warnSeconds,
        Instant endsAt,
        @Nullable Instant steppedUpUntil,
        List<Patient> patients,
        String organisation) {

    record Patient(UUID id, String name, Relation relation) {}

    /** Without names: it must not be printed. */
    @Override
    public String toString() {
        return "session of a " + role;
    }
}
