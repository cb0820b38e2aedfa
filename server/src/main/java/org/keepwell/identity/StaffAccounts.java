package org.keepwell.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.Side;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.tenancy.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Staff accounts as an administrator keeps them. */
@Component
public class StaffAccounts {

    public static final int PAGE = 50;

    /** An account with the number of its open sessions. */
    public record Row(Account account, int sessions) {}

    private static final String COUNT = "select identity.count_sessions_of(:id, :now)";
    private static final String END = "select identity.end_sessions_of(:id)";
    private static final String OTHER_ADMINISTRATORS = """
            select count(*) from identity.account where tenant_id = :tenant and role = 8 and state = 2 and id <> :id
            """;

    private final Accounts accounts;
    private final Activations activations;
    private final SealedTransaction transaction;
    private final Audit audit;
    private final JdbcClient db;
    private final Clock clock;

    StaffAccounts(
            Accounts accounts,
            Activations activations,
            SealedTransaction transaction,
            Audit audit,
            JdbcClient db,
            Clock clock) {
        this.accounts = accounts;
        this.activations = activations;
        this.transaction = transaction;
        this.audit = audit;
        this.db = db;
        this.clock = clock;
    }

    /** One more than a page, so that the caller knows whether there is another. */
    public List<Row> list(Grant administrator, UUID after) {
        return transaction.in(
                administrator,
                () -> accounts.staff(administrator, after, PAGE + 1).stream()
                        .map(account -> new Row(
                                account,
                                db.sql(COUNT)
                                        .param("id", account.id())
                                        .param("now", Timestamp.from(clock.instant()))
                                        .query(Integer.class)
                                        .single()))
                        .toList());
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
    public void switchTo(Grant administrator, UUID id, boolean on) {
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
            audit.append(AuditEntry.allowed(administrator, audit.newRequest()).about(id));
        });
    }

    private int administrators(Grant administrator, UUID but) {
        return db.sql(OTHER_ADMINISTRATORS)
                .param("tenant", administrator.tenant().value())
                .param("id", but)
                .query(Integer.class)
                .single();
    }
}
