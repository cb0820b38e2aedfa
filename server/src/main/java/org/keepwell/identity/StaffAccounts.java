package org.keepwell.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.Side;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.tenancy.Tenant;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Staff accounts as an administrator keeps them. */
@Component
public class StaffAccounts {

    public static final int PAGE = 50;

    /**
     * An account with the number of its open sessions.
     *
     * @param lastSwitch when and why it was last switched off or on; null if it never was
     */
    public record Row(
            Account account, int sessions, @Nullable Switch lastSwitch) {}

    public record Switch(Instant at, String reason) {

        /** Without the reason: it may tell of a person. */
        @Override
        public String toString() {
            return "switch at " + at;
        }
    }

    /** @param more whether there are others after these */
    public record Page(List<Row> rows, boolean more, int total) {}

    private static final String SESSIONS = "select account_id, sessions from identity.count_sessions_of(:ids, :now)";
    private static final String TOTAL =
            "select count(*) from identity.account where tenant_id = :tenant and role between 3 and 8";
    private static final String LAST_SWITCHES = """
            select distinct on (account_id) account_id, id, at, reason from identity.account_switch
            where tenant_id = :tenant and account_id = any (:ids) order by account_id, at desc
            """;
    private static final String ADD_SWITCH = """
            insert into identity.account_switch (tenant_id, account_id, id, at, switched_by, to_on, reason)
            values (:tenant, :account, :id, :now, :by, :on, :reason)
            """;
    private static final String END = "select identity.end_sessions_of(:id)";
    private static final String OTHER_ADMINISTRATORS = """
            select count(*) from identity.account where tenant_id = :tenant and role = 8 and state = 2 and id <> :id
            """;

    private final Accounts accounts;
    private final Activations activations;
    private final SealedTransaction transaction;
    private final Audit audit;
    private final Vault vault;
    private final JdbcClient db;
    private final Clock clock;

    StaffAccounts(
            Accounts accounts,
            Activations activations,
            SealedTransaction transaction,
            Audit audit,
            Vault vault,
            JdbcClient db,
            Clock clock) {
        this.accounts = accounts;
        this.activations = activations;
        this.transaction = transaction;
        this.audit = audit;
        this.vault = vault;
        this.db = db;
        this.clock = clock;
    }

    /** Staff accounts after this one in the order of their ids, 50 at most. */
    public Page list(Grant administrator, UUID after) {
        return transaction.in(administrator, () -> {
            var found = accounts.staff(administrator, after, PAGE + 1);
            var shown = found.subList(0, Math.min(PAGE, found.size()));
            var ids = shown.stream().map(Account::id).toArray(UUID[]::new);
            var sessions = sessions(ids);
            var switches = switches(administrator.tenant(), ids);
            var total = db.sql(TOTAL)
                    .param("tenant", administrator.tenant().value())
                    .query(Integer.class)
                    .single();
            return new Page(
                    shown.stream()
                            .map(account -> new Row(
                                    account, sessions.getOrDefault(account.id(), 0), switches.get(account.id())))
                            .toList(),
                    found.size() > PAGE,
                    total);
        });
    }

    private Map<UUID, Integer> sessions(UUID[] ids) {
        var sessions = new HashMap<UUID, Integer>();
        db.sql(SESSIONS)
                .param("ids", ids)
                .param("now", Timestamp.from(clock.instant()))
                .query((ResultSet row) -> {
                    sessions.put(row.getObject("account_id", UUID.class), row.getInt("sessions"));
                });
        return sessions;
    }

    private Map<UUID, Switch> switches(TenantId tenant, UUID[] ids) {
        var key = vault.tenant(tenant);
        var switches = new HashMap<UUID, Switch>();
        db.sql(LAST_SWITCHES).param("tenant", tenant.value()).param("ids", ids).query((ResultSet row) -> {
            var reason = key.open(row.getBytes("reason"), place(row.getObject("id", UUID.class)));
            switches.put(
                    row.getObject("account_id", UUID.class),
                    new Switch(row.getTimestamp("at").toInstant(), new String(reason, UTF_8)));
        });
        return switches;
    }

    /** @throws RuleBroken if the role is none of staff's or the login is taken */
    public Activations.Invitation invite(
            Grant inviter, String login, String name, Role role, @Nullable String npi, Tenant tenant) {
        if (role.side() != Side.STAFF || !role.isForAccounts()) {
            throw new RuleBroken(422, "account.NOT_A_STAFF_ROLE", "role");
        }
        if (accounts.byLogin(inviter.tenant(), login).isPresent()) {
            throw new RuleBroken(409, "invitation.LOGIN_TAKEN", "email");
        }
        var id = UUID.randomUUID();
        return transaction.in(inviter, () -> {
            var invitation = activations.invite(
                    inviter,
                    new Activations.Invitee(
                            id,
                            role,
                            login,
                            name,
                            npi,
                            null,
                            tenant.language(),
                            tenant.zone().getId()));
            audit.append(AuditEntry.allowed(inviter, audit.newRequest()).about(id));
            return invitation;
        });
    }

    /**
     * Switches an account off, which ends its sessions at once, or on again.
     *
     * @throws NotVisible if there is no such staff account or it is so already
     * @throws RuleBroken if it is one's own, or the last administrator's
     */
    public void switchTo(Grant administrator, UUID id, boolean on, String reason) {
        if (id.equals(administrator.actor().id())) {
            throw new RuleBroken(409, "account.YOUR_OWN");
        }
        transaction.run(administrator, () -> {
            if (!on && administrators(administrator, id) == 0) {
                throw new RuleBroken(409, "account.LAST_ADMINISTRATOR");
            }
            if (!accounts.switchTo(administrator, id, on)) {
                throw new NotVisible();
            }
            if (!on) {
                db.sql(END).param("id", id).query(Integer.class).single();
            }
            remember(administrator, id, on, reason);
            audit.append(AuditEntry.allowed(administrator, audit.newRequest()).about(id));
        });
    }

    private void remember(Grant administrator, UUID account, boolean on, String reason) {
        var id = UUID.randomUUID();
        db.sql(ADD_SWITCH)
                .param("tenant", administrator.tenant().value())
                .param("account", account)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", administrator.actor().id())
                .param("on", on)
                .param("reason", vault.tenant(administrator.tenant()).seal(reason.getBytes(UTF_8), place(id)))
                .update();
    }

    private static Place place(UUID switched) {
        return new Place("identity.account_switch", "reason", switched, 0);
    }

    private int administrators(Grant administrator, UUID but) {
        return db.sql(OTHER_ADMINISTRATORS)
                .param("tenant", administrator.tenant().value())
                .param("id", but)
                .query(Integer.class)
                .single();
    }
}
