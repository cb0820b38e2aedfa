package org.keepwell.identity;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.Place;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts: made by invitation, read by their owner, switched by an administrator. */
@Component
public class Accounts {

    static final int LOGIN_MAX = 254; // RFC 5321: the longest address

    private static final String COLUMNS = "id, role, state, login, name, npi, language, zone, last_sign_in_at";
    private static final String ADD = """
            insert into identity.account (tenant_id, id, role, state, login_hash, login, name, npi, language, zone, created_at)
            values (:tenant, :id, :role, 1, :hash, :login, :name, :npi, :language, :zone, :at)
            """;
    private static final PatientStatement OWN = PatientStatement.ofShared(
            "select " + COLUMNS + " from identity.account where tenant_id = :tenant and id = :id");
    private static final String STAFF = "select " + COLUMNS + """
             from identity.account where tenant_id = :tenant and role between 3 and 8 and id > :after order by id limit :cap
            """;
    private static final String CLINICIANS = "select " + COLUMNS + """
             from identity.account where tenant_id = :tenant and role in (3, 4) and state <> 3 order by id limit :cap
            """;
    private static final String SWITCH_OFF = """
            update identity.account set state = 3 where tenant_id = :tenant and id = :id and state <> 3
            """;
    // whoever was switched off before the account was set up is invited again, not active without a password
    private static final String SWITCH_ON = """
            update identity.account set state = case when password is null or totp_seed is null then 1 else 2 end
            where tenant_id = :tenant and id = :id and state = 3
            """;
    private static final String SET_PROFILE = """
            update identity.account set language = coalesce(:language, language), zone = coalesce(:zone, zone)
            where tenant_id = :tenant and id = :id
            """;
    private static final String BY_LOGIN = "select id, role, state from identity.by_login(:tenant, :hash)";
    private static final PatientStatement SEALED_STAFF = PatientStatement.ofShared("""
            select s.id, s.role, s.state, s.name, s.npi from identity.sealed_staff(:ids) s
            where access.claimed_tenant() = :tenant
            """);
    private static final String SEALED_NAMES = "select id, role, name, login from identity.sealed_names(:ids)";

    /** What is known of an account before anybody has signed in. */
    public record Known(UUID id, Role role, Account.State state) {}

    /** A name for a line of the access log. */
    public record Named(UUID id, Role role, String name, String login) {}

    /**
     * Somebody of staff, as others may know them.
     *
     * @param npi National Provider Identifier of those who have one
     * @param active whether the account is set up and not switched off
     */
    public record Colleague(
            UUID id, Role role, String name, @Nullable String npi, boolean active) {

        /** Without the name: it must not be printed. */
        @Override
        public String toString() {
            return "colleague " + id;
        }
    }

    private final JdbcClient db;
    private final PatientQuery query;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final Clock clock;

    Accounts(JdbcClient db, PatientQuery query, SealedTransaction transaction, Vault vault, Clock clock) {
        this.db = db;
        this.query = query;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    /** One spelling of a login: no spaces around, lower case, composed. */
    public static String normal(String login) {
        return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    byte[] loginHash(TenantId tenant, String login) {
        return vault.tenant(tenant).hash(TenantKey.Use.LOGIN, normal(login));
    }

    public Optional<Known> byLogin(TenantId tenant, String login) {
        return db.sql(BY_LOGIN)
                .param("tenant", tenant.value())
                .param("hash", loginHash(tenant, login))
                .query((row, n) -> new Known(
                        row.getObject("id", UUID.class),
                        Role.of(row.getInt("role")),
                        Account.State.of(row.getInt("state"))))
                .optional();
    }

    /** Adds an invited account; inside a sealed transaction whose actor is the new account or an administrator. */
    void add(
            TenantId tenant,
            UUID id,
            Role role,
            String login,
            String name,
            @Nullable String npi,
            String language,
            String zone) {
        var key = vault.tenant(tenant);
        db.sql(ADD)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("role", role.code())
                .param("hash", loginHash(tenant, login))
                .param("login", key.seal(normal(login).getBytes(StandardCharsets.UTF_8), place(id, "login")))
                .param("name", key.seal(name.getBytes(StandardCharsets.UTF_8), place(id, "name")))
                .param("npi", npi)
                .param("language", language)
                .param("zone", zone)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The grant's own account, in one trip. */
    public Account own(Grant own) {
        return query.read(own, OWN, Map.of("id", own.actor().id()), rows -> {
            if (!rows.next()) {
                throw new NotVisible();
            }
            return read(own.tenant(), rows);
        });
    }

    /** Commits with its audit entry. @param language or {@code zone} null to leave it */
    void setProfile(Grant own, @Nullable String language, @Nullable String zone, AuditTrail trail) {
        transaction.run(own, () -> {
            db.sql(SET_PROFILE)
                    .param("tenant", own.tenant().value())
                    .param("id", own.actor().id())
                    .param("language", language, java.sql.Types.VARCHAR)
                    .param("zone", zone, java.sql.Types.VARCHAR)
                    .update();
            trail.append(AuditEntry.allowed(own, trail.request()));
        });
    }

    /** Staff accounts in the order of their ids, {@code cap} at most. */
    public List<Account> staff(Grant administrator, UUID after, int cap) {
        return transaction.in(
                administrator,
                () -> db.sql(STAFF)
                        .param("tenant", administrator.tenant().value())
                        .param("after", after)
                        .param("cap", cap)
                        .query((row, n) -> read(administrator.tenant(), row))
                        .list());
    }

    /** Nurses and physicians who may be assigned, 500 at most. */
    public List<Account> clinicians(Grant grant) {
        return transaction.in(
                grant,
                () -> db.sql(CLINICIANS)
                        .param("tenant", grant.tenant().value())
                        .param("cap", 500)
                        .query((row, n) -> read(grant.tenant(), row))
                        .list());
    }

    /** Inside a sealed transaction of an administrator. @return false if the account is not there or is so already */
    boolean switchTo(Grant administrator, UUID id, boolean on) {
        return db.sql(on ? SWITCH_ON : SWITCH_OFF)
                        .param("tenant", administrator.tenant().value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Names of accounts for an access log, 200 at most; under the grant that may read the log. */
    public List<Named> names(Grant grant, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var key = vault.tenant(grant.tenant());
        return transaction.in(
                grant,
                () -> db.sql(SEALED_NAMES)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query((row, n) -> {
                            var id = row.getObject("id", UUID.class);
                            return new Named(
                                    id,
                                    Role.of(row.getInt("role")),
                                    text(key.open(row.getBytes("name"), place(id, "name"))),
                                    text(key.open(row.getBytes("login"), place(id, "login"))));
                        })
                        .list());
    }

    /** Those of these accounts that are staff, 200 at most; under any context of the organisation. */
    public List<Colleague> colleagues(Grant grant, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var key = vault.tenant(grant.tenant());
        return transaction.read(grant, SEALED_STAFF, Map.of("ids", ids.toArray(UUID[]::new)), row -> {
            var found = new ArrayList<Colleague>();
            while (row.next()) {
                var id = row.getObject("id", UUID.class);
                found.add(new Colleague(
                        id,
                        Role.of(row.getInt("role")),
                        text(key.open(row.getBytes("name"), place(id, "name"))),
                        row.getString("npi"),
                        Account.State.of(row.getInt("state")) == Account.State.ACTIVE));
            }
            return found;
        });
    }

    private Account read(TenantId tenant, ResultSet row) throws SQLException {
        var key = vault.tenant(tenant);
        var id = row.getObject("id", UUID.class);
        var lastSignIn = row.getTimestamp("last_sign_in_at");
        return new Account(
                id,
                Role.of(row.getInt("role")),
                Account.State.of(row.getInt("state")),
                text(key.open(row.getBytes("login"), place(id, "login"))),
                text(key.open(row.getBytes("name"), place(id, "name"))),
                row.getString("npi"),
                row.getString("language"),
                row.getString("zone"),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    static Place place(UUID account, String column) {
        return new Place("identity.account", column, account, 0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
