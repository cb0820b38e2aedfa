package org.keepwell.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as far as is known at the door.
 *
 * @param id the account's id; the nil UUID for anybody who has none
 * @param session which of the account's sessions, or null
 * @param name for the console and senders: the operating-system user or the sender's name; never a patient's or
 *     account holder's name
 */
public record Actor(
        TenantId tenant,
        Principal principal,
        UUID id,
        @Nullable Role role,
        @Nullable UUID session,
        @Nullable String name) {

    private static final UUID NIL = new UUID(0, 0);

    public static Actor account(TenantId tenant, AccountId account, Role role, UUID session) {
        return new Actor(tenant, Principal.ACCOUNT, account.value(), role, session, null);
    }

    /** The operating-system user at the console. */
    public static Actor console(TenantId tenant, String user) {
        return new Actor(tenant, Principal.CONSOLE, NIL, Role.CONSOLE, null, user);
    }

    /** Work of the program itself. */
    public static Actor job(TenantId tenant, String job) {
        return new Actor(tenant, Principal.JOB, NIL, Role.JOB, null, job);
    }

    public static Actor nobody(TenantId tenant) {
        return new Actor(tenant, Principal.NOBODY, NIL, null, null, null);
    }
}
