package org.keepwell.admin;

import java.time.ZoneId;
import java.util.List;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.Terminal;
import org.keepwell.identity.StaffAccounts;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** In an empty clinic home: adds the organisation and prints the first administrator's one-time link. */
@Component
@ConditionalOnWebApplication
class FirstStart implements SmartLifecycle {

    private static final TenantId TENANT = new TenantId(1);

    private final Home home;
    private final Tenants tenants;
    private final StaffAccounts accounts;
    private final Access access;
    private final BoardKeeping boards;
    private final Audit audit;
    private final Terminal terminal;
    private final String organisation;
    private final String administrator;
    private volatile boolean done;

    FirstStart(
            Home home,
            Tenants tenants,
            StaffAccounts accounts,
            Access access,
            BoardKeeping boards,
            Audit audit,
            Terminal terminal,
            @Value("${keepwell.organisation:Our clinic}") String organisation,
            @Value("${keepwell.administrator:admin@keepwell.example}") String administrator) {
        this.home = home;
        this.tenants = tenants;
        this.accounts = accounts;
        this.access = access;
        this.boards = boards;
        this.audit = audit;
        this.terminal = terminal;
        this.organisation = organisation;
        this.administrator = administrator;
    }

    @Override
    public void start() {
        if (home.kind() == HomeKind.CLINIC && tenants.byId(TENANT).isEmpty()) {
            var tenant = new Tenant(TENANT, organisation, "*", ZoneId.systemDefault(), "en");
            tenants.add(tenant);
            var setup = access.check(
                    Actor.console(TENANT, System.getProperty("user.name")), Act.SETUP, Relation.NONE, null);
            var invitation = accounts.invite(setup, administrator, "Administrator", Role.ADMINISTRATOR, null, tenant);
            var trail = new AuditTrail(audit);
            UsualBoards.all().forEach(board -> boards.add(setup, board, List.of(), trail));
            terminal.out()
                    .println("The first administrator (" + administrator + ") activates the account within a day:");
            terminal.out().println("  link  /activate/staff#" + invitation.token());
            terminal.out().println("  code  " + invitation.code());
        }
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** After the audit writer, before the web server. */
    @Override
    public int getPhase() {
        return -100;
    }
}
