package org.keepwell.testing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Totp;

/** A made-up person's sign-in, with what only they know. */
public record Person(
        TenantId tenant,
        UUID id,
        Role role,
        String login,
        String password,
        byte[] seed,
        @Nullable String npi) {

    /** What their authenticator app shows. */
    public String code(java.time.Instant at) {
        return Totp.at(seed, at);
    }

    @Override
    public String toString() {
        return login;
    }
}
