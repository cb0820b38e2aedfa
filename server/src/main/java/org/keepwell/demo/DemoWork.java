package org.keepwell.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.desk.MadeUpWork;
import org.keepwell.identity.Accounts;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.UsualBoards;
import org.springframework.stereotype.Component;

/** What the made-up staff have made of what was asked: a task, an appointment to arrange, and one that is arranged. */
@Component
class DemoWork {

    private final Access access;
    private final Accounts accounts;
    private final DemoMessages.Staffed staffed;
    private final MadeUpWork work;
    private final Audit audit;

    DemoWork(Access access, Accounts accounts, DemoMessages.Staffed staffed, MadeUpWork work, Audit audit) {
        this.access = access;
        this.accounts = accounts;
        this.staffed = staffed;
        this.work = work;
        this.audit = audit;
    }

    /** Once. The first who wrote in each language is the one it is about. */
    void write(DemoClinic clinic, List<DemoMessages.Asked> asked) {
        var nurses = actors(clinic, Role.NURSE);
        var desk = actors(clinic, Role.FRONT_DESK);
        if (nurses.isEmpty() || desk.isEmpty()) {
            return; // a home whose clinic is another one: nobody made up is there
        }
        var colleague = nurses.getLast();
        first(asked, Topic.MEDICAL).ifPresent(one -> {
            var task = new MadeUpWork.Task(
                    "Ask which soap she changed to",
                    "She wrote that the rash began with a new one. If it spreads, a physician should look.",
                    UsualBoards.NURSES,
                    nurses.getFirst().id());
            work.task(own(colleague), item(colleague, one), task, new AuditTrail(audit));
            work.appointment(
                    own(colleague),
                    item(colleague, one),
                    "This week if there is a time, best after 3 pm.\nWith her own nurse. Please call her mobile.",
                    new AuditTrail(audit));
        });
        first(asked, Topic.MEDICINE).ifPresent(one -> {
            var made = work.appointment(
                    own(colleague), item(colleague, one), "In the next two weeks, in Spanish.", new AuditTrail(audit));
            work.arranged(own(desk.getFirst()), made, new AuditTrail(audit));
        });
    }

    private static Optional<DemoMessages.Asked> first(List<DemoMessages.Asked> asked, Topic topic) {
        return asked.stream().filter(one -> one.topic() == topic).findFirst();
    }

    private List<Actor> actors(DemoClinic clinic, Role role) {
        return clinic.staff().stream()
                .filter(worker -> worker.role() == role)
                .flatMap(worker -> accounts.byLogin(DemoSetup.TENANT, worker.login()).stream())
                .map(account -> Actor.account(DemoSetup.TENANT, new AccountId(account.id()), role, new UUID(0, 0)))
                .toList();
    }

    private Grant own(Actor actor) {
        return access.check(actor, Act.WORK_QUEUE, Relation.NONE, null);
    }

    /** As it is now: each step changes its version. */
    private Item item(Actor actor, DemoMessages.Asked asked) {
        var grant = access.check(actor, Act.READ_ITEM, Relation.WORK_ITEM, asked.patient());
        return staffed.transaction()
                .in(grant, () -> staffed.worklist().of(grant, Item.Kind.MESSAGE, asked.thread()))
                .orElseThrow();
    }
}
