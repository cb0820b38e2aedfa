package org.keepwell.identity;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
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
import org.keepwell.audit.Reason;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links: made by staff or at the console, opened with a code (and birth date for patients) that came another way. */
@Component
public class Activations {

    /** security.md 3: an address verified in the record gets 24 hours. */
    private static final Duration LIFE = Duration.ofHours(24);

    private static final int TRIES = 5;
    private static final int CODE_LENGTH = 10; // Crockford base 32: 50 bits
    private static final int TOKEN_BYTES = 32;

    /** Who is invited. {@code birthDate} is null for staff. */
    public record Invitee(
            UUID account,
            Role role,
            String login,
            String name,
            @Nullable String npi,
            @Nullable LocalDate birthDate,
            String language,
            String zone) {}

    /** To be handed over once; neither part is stored. */
    public record Invitation(String token, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "invitation";
        }
    }

    private static final String ADD = """
            insert into identity.activation (tenant_id, token_hash, id, account_id, code_hash, birth_hash, tries_left,
                created_at, expires_at)
            values (:tenant, :token, :id, :account, :code, :birth, :tries, :now, :expires)
            """;
    private static final String TRY =
            "select id, account_id, role from identity.try_activation(:tenant, :token, :code, :birth, :now)";

    private record Tried(UUID account, Role role) {}

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Activations(
            JdbcClient db,
            SealedTransaction transaction,
            Access access,
            Accounts accounts,
            Sessions sessions,
            Vault vault,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.accounts = accounts;
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Adds an invited account and its first link; inside a sealed transaction of whoever may invite.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the login is taken
     */
    public Invitation invite(Grant inviter, Invitee invitee) {
        accounts.add(
                inviter.tenant(),
                invitee.account(),
                invitee.role(),
                invitee.login(),
                invitee.name(),
                invitee.npi(),
                invitee.language(),
                invitee.zone());
        return again(inviter, invitee.account(), invitee.birthDate());
    }

    /** One more link for an account that is not active yet; earlier ones stay good until they expire or one is used. */
    public Invitation again(Grant inviter, UUID account, @Nullable LocalDate birthDate) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var code = RecoveryCodes.random(CODE_LENGTH);
        var now = clock.instant();
        var expires = now.plus(LIFE);
        var key = vault.tenant(inviter.tenant());
        db.sql(ADD)
                .param("tenant", inviter.tenant().value())
                .param("token", tokenHash(key, token))
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("code", codeHash(key, code))
                .param("birth", birthDate == null ? null : birthHash(key, birthDate), Types.BINARY)
                .param("tries", TRIES)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
        return new Invitation(token, code.substring(0, 5) + "-" + code.substring(5), expires);
    }

    /**
     * Opens a link. Whatever is wrong (no such link, expired, used, guessed, wrong code or birth date) looks the same.
     *
     * @return a session that reaches only enrolment
     * @throws SignInFailed ACTIVATION_NOT_VALID
     */
    public SignIn.Begun open(
            TenantId tenant,
            String token,
            String code,
            @Nullable LocalDate birthDate,
            SignIn.From from,
            AuditTrail trail) {
        var key = vault.tenant(tenant);
        // Taking a try must stay even though the request is refused, so it is a transaction of its own.
        Optional<Tried> tried = db.sql(TRY)
                .param("tenant", tenant.value())
                .param("token", tokenHash(key, token))
                .param("code", codeHash(key, code))
                .param("birth", birthDate == null ? new byte[0] : birthHash(key, birthDate))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Tried(row.getObject("account_id", UUID.class), Role.of(row.getInt("role"))))
                .optional();
        if (tried.isEmpty()) {
            trail.submit(AuditEntry.refused(
                    Actor.nobody(tenant), Act.ACTIVATE, Relation.NONE, null, Reason.WRONG_SECRET, trail.request()));
            throw new SignInFailed(SignInFailed.Reason.ACTIVATION_NOT_VALID);
        }
        var account = tried.get();
        var own = access.own(
                Actor.account(tenant, new AccountId(account.account()), account.role(), new UUID(0, 0)), Act.ACTIVATE);
        return transaction.in(own, () -> {
            var session = sessions.begin(own, account.role(), SessionState.ENROLLING, from.device());
            trail.append(AuditEntry.allowed(own, trail.request()).about(account.account()));
            return new SignIn.Begun(session, account.role(), account.account());
        });
    }

    private static byte[] tokenHash(TenantKey key, String token) {
        return key.hash(TenantKey.Use.ACTIVATION, "token", token);
    }

    private static byte[] codeHash(TenantKey key, String code) {
        return key.hash(TenantKey.Use.ACTIVATION, "code", RecoveryCodes.normal(code));
    }

    static byte[] birthHash(TenantKey key, LocalDate birthDate) {
        return key.hash(TenantKey.Use.ACTIVATION, "birth", birthDate.toString());
    }
}
