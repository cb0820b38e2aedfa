package org.keepwell.demo;

import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.home.Home;
import org.keepwell.identity.ReadyAccounts;
import org.springframework.context.ApplicationContext;

/** More people for a demo home that runs already: the way in is that of the made-up clinic itself. */
public final class MadeUpSignIns {

    private static final Actor CONSOLE = Actor.console(DemoSetup.TENANT, "test");

    private final Access access;
    private final ReadyAccounts accounts;
    private final DemoRelations relations;
    private final DemoSecrets secrets;

    public MadeUpSignIns(ApplicationContext context) {
        this.access = context.getBean(Access.class);
        this.accounts = context.getBean(ReadyAccounts.class);
        this.relations = context.getBean(DemoRelations.class);
        this.secrets = new DemoSecrets(context.getBean(Home.class));
    }

    /** Who imports what these people read. */
    public Actor console() {
        return CONSOLE;
    }

    /** A patient with an account of their own. */
    public void patient(String login, String name, String recordNumber) {
        relations.add(CONSOLE, recordNumber, add(Role.PATIENT, login, name), Relation.SELF, null);
    }

    /** A nurse who is assigned to the patient. */
    public void nurse(String login, String name, String recordNumber, String reason) {
        relations.add(CONSOLE, recordNumber, add(Role.NURSE, login, name), Relation.CARE_TEAM, reason);
    }

    private AccountId add(Role role, String login, String name) {
        return accounts.add(
                access.check(CONSOLE, Act.SETUP, Relation.NONE, null),
                new ReadyAccounts.Ready(
                        role,
                        login,
                        name,
                        null,
                        "en",
                        DemoSetup.ZONE.getId(),
                        secrets.password(login),
                        secrets.seed(login)));
    }
}
