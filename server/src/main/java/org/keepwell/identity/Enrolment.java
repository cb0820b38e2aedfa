package org.keepwell.identity;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From an opened link to an active account: password, authenticator, recovery codes, and only then the first page. */
@Component
public class Enrolment {

    /** What an authenticator app needs. {@code qr}: rows of {@code 0} and {@code 1}, one character a module. */
    public record Authenticator(String secret, String uri, List<String> qr) {

        @Override
        public String toString() {
            return "authenticator";
        }
    }

    private record Step(boolean password, byte @Nullable [] seed, long lastStep) {}

    private static final String SET_PASSWORD = """
            update identity.account set password = :password, password_at = :now, totp_seed = :seed, totp_last_step = 0
            where tenant_id = :tenant and id = :id and state = 1
            """;
    private static final String STEP = """
            select password is not null as password, totp_seed, totp_last_step from identity.account
            where tenant_id = :tenant and id = :id and state = 1
            """;
    private static final String CONFIRM = """
            update identity.account set totp_last_step = :step where tenant_id = :tenant and id = :id and state = 1
            """;
    private static final String DROP_CODES =
            "delete from identity.recovery_code where tenant_id = :tenant and account_id = :id";
    private static final String ADD_CODES = """
            insert into identity.recovery_code (tenant_id, account_id, code_hash)
            select :tenant, :id, hash from unnest(:hashes::bytea[]) as codes (hash)
            """;
    private static final String USE_LINK = "select identity.use_activation(:tenant, :id, :now)";
    private static final String ACTIVATE = """
            update identity.account set state = 2, last_sign_in_at = :now
            where tenant_id = :tenant and id = :id and state = 1 and password is not null and totp_last_step > 0
                and exists (select 1 from identity.recovery_code r where r.tenant_id = :tenant and r.account_id = :id)
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Accounts accounts;
    private final Sessions sessions;
    private final OwnBirthDate birthDate;
    private final Passwords passwords;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolment(
            JdbcClient db,
            SealedTransaction transaction,
            Access access,
            Accounts accounts,
            Sessions sessions,
            OwnBirthDate birthDate,
            Passwords passwords,
            Vault vault,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.accounts = accounts;
        this.sessions = sessions;
        this.birthDate = birthDate;
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Sets the password and makes a fresh authenticator secret.
     *
     * @param issuer the organisation's name, shown in the authenticator app
     * @throws SignInFailed PASSWORD_…
     */
    public Authenticator password(OpenSession half, String password, String issuer, AuditTrail trail) {
        var own = own(half);
        var account = accounts.own(own);
        var ownWords = new ArrayList<>(birthDate.spelledIn(password, own));
        ownWords.addAll(List.of(account.login(), account.name(), issuer, "keepwell"));
        var refusal = PasswordRules.refusal(password, half.role(), ownWords);
        if (refusal != null) {
            throw new SignInFailed(refusal);
        }
        var hash = passwords.hash(password);
        var seed = new byte[Totp.SEED_BYTES];
        random.nextBytes(seed);
        transaction.run(own, () -> {
            int set = bind(SET_PASSWORD, own)
                    .param("password", hash)
                    .param("now", Timestamp.from(clock.instant()))
                    .param(
                            "seed",
                            vault.tenant(own.tenant())
                                    .seal(seed, Accounts.place(own.actor().id(), "totp_seed")))
                    .update();
            if (set != 1) {
                throw new SignInFailed(SignInFailed.Reason.ACTIVATION_NOT_VALID);
            }
            trail.append(
                    AuditEntry.allowed(own, trail.request()).about(own.actor().id()));
        });
        return authenticator(seed, issuer, account.login());
    }

    /**
     * Confirms the authenticator by a code and gives ten recovery codes, which are shown once.
     *
     * @throws SignInFailed AUTHENTICATOR_CODE_WRONG
     */
    public List<String> authenticator(OpenSession half, String code, AuditTrail trail) {
        var own = own(half);
        var key = vault.tenant(own.tenant());
        var codes = RecoveryCodes.fresh();
        return transaction.in(own, () -> {
            var step = bind(STEP, own)
                    .query((row, n) -> new Step(
                            row.getBoolean("password"), row.getBytes("totp_seed"), row.getLong("totp_last_step")))
                    .optional()
                    .orElseThrow(() -> new SignInFailed(SignInFailed.Reason.ACTIVATION_NOT_VALID));
            var sealed = step.seed();
            if (!step.password() || sealed == null) {
                throw new SignInFailed(SignInFailed.Reason.ACTIVATION_NOT_VALID);
            }
            var seed = key.open(sealed, Accounts.place(own.actor().id(), "totp_seed"));
            var matched = Totp.match(seed, code, clock.instant(), step.lastStep());
            if (matched.isEmpty()) {
                throw new SignInFailed(SignInFailed.Reason.AUTHENTICATOR_CODE_WRONG);
            }
            bind(CONFIRM, own).param("step", matched.getAsLong()).update();
            bind(DROP_CODES, own).update();
            bind(ADD_CODES, own)
                    .param(
                            "hashes",
                            codes.stream()
                                    .map(c ->
                                            RecoveryCodes.hash(key, own.actor().id(), c))
                                    .toArray(byte[][]::new))
                    .update();
            trail.append(
                    AuditEntry.allowed(own, trail.request()).about(own.actor().id()));
            return codes;
        });
    }

    /** Makes the account active, ends the link for good and begins a full session. */
    public SignIn.Begun finish(OpenSession half, SignIn.From from, AuditTrail trail) {
        var own = own(half);
        return transaction.in(own, () -> {
            var now = Timestamp.from(clock.instant());
            boolean used =
                    bind(USE_LINK, own).param("now", now).query(Boolean.class).single();
            boolean active = used && bind(ACTIVATE, own).param("now", now).update() == 1;
            if (!active) {
                throw new SignInFailed(SignInFailed.Reason.ACTIVATION_NOT_VALID);
            }
            sessions.end(own, half.id());
            var token = sessions.begin(own, half.role(), SessionState.FULL, from.device());
            trail.append(
                    AuditEntry.allowed(own, trail.request()).about(own.actor().id()));
            return new SignIn.Begun(token, half.role(), half.account().value());
        });
    }

    private static Authenticator authenticator(byte[] seed, String issuer, String login) {
        var secret = Totp.base32(seed);
        var uri = "otpauth://totp/" + encode(issuer) + ":" + encode(login) + "?secret=" + secret + "&issuer="
                + encode(issuer);
        var qr = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        var rows = new ArrayList<String>(qr.size);
        for (int y = 0; y < qr.size; y++) {
            var row = new StringBuilder(qr.size);
            for (int x = 0; x < qr.size; x++) {
                row.append(qr.getModule(x, y) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return new Authenticator(secret, uri, rows);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Grant own(OpenSession half) {
        return access.own(half.actor(), Act.ENROL);
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("id", own.actor().id());
    }
}
