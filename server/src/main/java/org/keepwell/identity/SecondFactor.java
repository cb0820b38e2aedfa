package org.keepwell.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The authenticator's code, wherever it is asked for: each is good once, and guesses at it are counted together. */
@Component
class SecondFactor {

    private static final int FREE_FAILURES = 2;

    private static final String FIND = """
            select role, totp_seed, totp_last_step from identity.account where tenant_id = :tenant and id = :id and state = 2
            """;
    // compare and set: of two requests with the same code, one wins
    private static final String USE_STEP = """
            update identity.account set totp_last_step = :step
            where tenant_id = :tenant and id = :id and totp_last_step < :step
            """;

    /** An active account's. @param lastStep the newest that was used */
    record Factor(Role role, byte[] seed, long lastStep) {

        @Override
        public String toString() {
            return "factor";
        }
    }

    private final JdbcClient db;
    private final SignInGuards guards;
    private final Vault vault;
    private final Clock clock;

    SecondFactor(JdbcClient db, SignInGuards guards, Vault vault, Clock clock) {
        this.db = db;
        this.guards = guards;
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws SignInFailed CODE_WRONG if the account is not active */
    Factor of(Grant own) {
        var key = vault.tenant(own.tenant());
        return bind(FIND, own)
                .query((row, n) -> new Factor(
                        Role.of(row.getInt("role")),
                        key.open(
                                row.getBytes("totp_seed"),
                                Accounts.place(own.actor().id(), "totp_seed")),
                        row.getLong("totp_last_step")))
                .optional()
                .orElseThrow(() -> new SignInFailed(SignInFailed.Reason.CODE_WRONG));
    }

    /** Uses a code up; inside the account's sealed transaction. @return false if it is wrong or was used before */
    boolean use(Grant own, Factor factor, String code) {
        var step = Totp.match(factor.seed(), code, clock.instant(), factor.lastStep());
        return step.isPresent()
                && bind(USE_STEP, own).param("step", step.getAsLong()).update() == 1;
    }

    /** Where wrong codes of an account are counted. */
    List<Throttle.Bucket> buckets(TenantId tenant, UUID account) {
        return List.of(new Throttle.Bucket(guards.codeBucket(tenant, account), FREE_FAILURES));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("id", own.actor().id());
    }
}
