package org.keepwell.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;

/**
 * An account as its owner, or an administrator, sees it.
 *
 * @param npi National Provider Identifier of staff who have one
 */
public record Account(
        UUID id,
        Role role,
        State state,
        String login,
        String name,
        @Nullable String npi,
        String language,
        String zone,
        @Nullable Instant lastSignInAt) {

    public enum State {
        INVITED(1),
        ACTIVE(2),
        OFF(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** As the account keeps it, and as {@code identity.sealed_staff} gives it. */
        public int code() {
            return code;
        }

        static State of(int code) {
            for (var state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no account state " + code);
        }
    }

    /** Without the name: an account must not be printed. */
    @Override
    public String toString() {
        return "account " + id;
    }
}
