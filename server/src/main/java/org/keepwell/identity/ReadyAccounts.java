package org.keepwell.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that are active at once, with a password and a seed that the caller knows: for the made-up clinic only. */
@Component
public class ReadyAccounts {

    /** A made-up person's sign-in. */
    public record Ready(
            Role role,
            String login,
            String name,
            @Nullable String npi,
            String language,
            String zone,
            String password,
            byte[] seed) {

        @Override
        public String toString() {
            return "ready account";
        }
    }

    private static final String ACTIVATE = """
            update identity.account set state = 2, password = :password, password_at = :now, totp_seed = :seed
            where tenant_id = :tenant and id = :id and state = 1
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Vault vault;
    private final Clock clock;

    ReadyAccounts(
            JdbcClient db,
            SealedTransaction transaction,
            Access access,
            Accounts accounts,
            Passwords passwords,
            Vault vault,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.accounts = accounts;
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param setup the console's grant to set up */
    public AccountId add(Grant setup, Ready ready) {
        return add(setup, ready, passwords.hash(ready.password()));
    }

    /** @param hash of the password, as {@link Passwords#hash} made it: made-up people who share one need it made once */
    public AccountId add(Grant setup, Ready ready, String hash) {
        var id = UUID.randomUUID();
        transaction.run(
                setup,
                () -> accounts.add(
                        setup.tenant(),
                        id,
                        ready.role(),
                        ready.login(),
                        ready.name(),
                        ready.npi(),
                        ready.language(),
                        ready.zone()));
        var own = access.own(Actor.account(setup.tenant(), new AccountId(id), ready.role(), new UUID(0, 0)), Act.ENROL);
        transaction.run(
                own,
                () -> db.sql(ACTIVATE)
                        .param("tenant", own.tenant().value())
                        .param("id", id)
                        .param("password", hash)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("seed", vault.tenant(own.tenant()).seal(ready.seed(), Accounts.place(id, "totp_seed")))
                        .update());
        return new AccountId(id);
    }
}
