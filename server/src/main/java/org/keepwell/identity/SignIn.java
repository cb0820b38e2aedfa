package org.keepwell.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Password first, then authenticator or recovery code; only both give a session that reaches anything. */
@Component
public class SignIn {

    /** Who knocks: the address and browser, and the device cookie if there is one. */
    public record From(
            String address, String device, @Nullable String deviceCookie) {}

    /** A session that has just begun. */
    public record Begun(SessionToken token, Role role, UUID account) {}

    private static final int ADDRESS_FREE_FAILURES = 20; // a clinic's patients may share one address
    private static final int LOGIN_FREE_FAILURES = 2;

    private static final String FIND = "select id, role, state, password from identity.by_login(:tenant, :hash)";
    private static final String SIGNED_IN = """
            update identity.account set last_sign_in_at = :now where tenant_id = :tenant and id = :id
            """;
    private static final String USE_RECOVERY_CODE = """
            update identity.recovery_code set used_at = :now
            where tenant_id = :tenant and account_id = :id and code_hash = :hash and used_at is null
            """;
    private static final String RECOVERY_CODES_LEFT = """
            select count(*) from identity.recovery_code where tenant_id = :tenant and account_id = :id and used_at is null
            """;

    private record Found(
            UUID id, Role role, int state, @Nullable String password) {}

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInGuards guards;
    private final SecondFactor second;
    private final Vault vault;
    private final Clock clock;

    SignIn(
            JdbcClient db,
            SealedTransaction transaction,
            Access access,
            Accounts accounts,
            Sessions sessions,
            SignInGuards guards,
            SecondFactor second,
            Vault vault,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.accounts = accounts;
        this.sessions = sessions;
        this.guards = guards;
        this.second = second;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The first factor.
     *
     * @return a session that reaches only the code step
     * @throws SignInFailed FAILED for a wrong password and for nobody alike, after the same work; SLOW_DOWN after too many
     *     failures; BUSY when too many sign in at once
     */
    public Begun password(TenantId tenant, String login, String password, From from, AuditTrail trail) {
        var hash = accounts.loginHash(tenant, login);
        var tries = new Throttle.Bucket(guards.loginBucket(tenant, hash, from.deviceCookie()), LOGIN_FREE_FAILURES);
        // a device that signed in before is not made to wait for what others do at its address
        var buckets = guards.isKnown(tenant, hash, from.deviceCookie())
                ? List.of(tries)
                : List.of(
                        tries,
                        new Throttle.Bucket(guards.addressBucket(tenant, from.address()), ADDRESS_FREE_FAILURES));
        var nobody = Actor.nobody(tenant);
        guards.refuseIfSlowed(
                tenant,
                buckets,
                AuditEntry.refused(nobody, Act.SIGN_IN, Relation.NONE, null, Reason.THROTTLED, trail.request()),
                trail);
        var found = db.sql(FIND)
                .param("tenant", tenant.value())
                .param("hash", hash)
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        Role.of(row.getInt("role")),
                        row.getInt("state"),
                        row.getString("password")))
                .optional();
        boolean active = found.isPresent() && found.get().state() == Account.State.ACTIVE.code();
        boolean right = guards.matches(password, active ? found.get().password() : null);
        if (!right) {
            guards.failed(tenant, buckets);
            trail.submit(
                    AuditEntry.refused(nobody, Act.SIGN_IN, Relation.NONE, null, Reason.WRONG_SECRET, trail.request())
                            .about(found.map(Found::id).orElse(null)));
            throw new SignInFailed(SignInFailed.Reason.FAILED);
        }
        guards.succeeded(tenant, List.of(tries)); // the address's stay: an own account would else buy free guesses
        var account = found.orElseThrow();
        var own = own(tenant, account.id(), account.role(), Act.SIGN_IN);
        return transaction.in(own, () -> {
            var token = sessions.begin(own, account.role(), SessionState.PASSWORD, from.device());
            trail.append(AuditEntry.allowed(own, trail.request()).about(account.id()));
            return new Begun(token, account.role(), account.id());
        });
    }

    /**
     * The second factor by authenticator app.
     *
     * @return a full session under a new token; the half session is gone
     * @throws SignInFailed CODE_WRONG also for a code that was used before
     */
    public Begun code(OpenSession half, String code, From from, AuditTrail trail) {
        var own = own(half.tenant(), half.account().value(), half.role(), Act.SIGN_IN_CODE);
        var buckets = second.buckets(half.tenant(), half.account().value());
        guards.refuseIfSlowed(half.tenant(), buckets, refusal(own, Reason.THROTTLED, trail), trail);
        var begun = transaction.in(own, () -> {
            var factor = second.of(own);
            return second.use(own, factor, code) ? rotated(own, half, factor.role(), from, trail) : null;
        });
        return finish(begun, half, buckets, own, trail);
    }

    /** The second factor by one of the ten codes; each is good once. */
    public Begun recovery(OpenSession half, String recoveryCode, From from, AuditTrail trail) {
        var own = own(half.tenant(), half.account().value(), half.role(), Act.SIGN_IN_RECOVERY);
        var buckets = second.buckets(half.tenant(), half.account().value());
        guards.refuseIfSlowed(half.tenant(), buckets, refusal(own, Reason.THROTTLED, trail), trail);
        var hash =
                RecoveryCodes.hash(vault.tenant(half.tenant()), half.account().value(), recoveryCode);
        var begun = transaction.in(own, () -> {
            boolean used = bind(USE_RECOVERY_CODE, own)
                            .param("hash", hash)
                            .param("now", Timestamp.from(clock.instant()))
                            .update()
                    == 1;
            return used ? rotated(own, half, second.of(own).role(), from, trail) : null;
        });
        return finish(begun, half, buckets, own, trail);
    }

    /** How many recovery codes the account has left. */
    public int recoveryCodesLeft(TenantId tenant, Begun begun) {
        var own = own(tenant, begun.account(), begun.role(), Act.SIGN_IN_RECOVERY);
        return transaction.in(
                own, () -> bind(RECOVERY_CODES_LEFT, own).query(Integer.class).single());
    }

    private Begun rotated(Grant own, OpenSession half, Role role, From from, AuditTrail trail) {
        sessions.end(own, half.id());
        var token = sessions.begin(own, role, SessionState.FULL, from.device());
        bind(SIGNED_IN, own).param("now", Timestamp.from(clock.instant())).update();
        trail.append(
                AuditEntry.allowed(own, trail.request()).about(half.account().value()));
        return new Begun(token, role, half.account().value());
    }

    private Begun finish(
            @Nullable Begun begun, OpenSession half, List<Throttle.Bucket> buckets, Grant own, AuditTrail trail) {
        if (begun == null) {
            guards.failed(half.tenant(), buckets);
            trail.submit(refusal(own, Reason.WRONG_SECRET, trail));
            throw new SignInFailed(SignInFailed.Reason.CODE_WRONG);
        }
        guards.succeeded(half.tenant(), buckets);
        return begun;
    }

    private static AuditEntry refusal(Grant own, Reason reason, AuditTrail trail) {
        return AuditEntry.allowed(own, trail.request()).about(own.actor().id()).ended(Outcome.REFUSED, reason);
    }

    private Grant own(TenantId tenant, UUID account, Role role, Act act) {
        return access.own(Actor.account(tenant, new AccountId(account), role, new UUID(0, 0)), act);
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("id", own.actor().id());
    }
}
