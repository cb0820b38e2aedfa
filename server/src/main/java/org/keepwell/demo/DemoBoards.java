package org.keepwell.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.UsualBoards;
import org.springframework.stereotype.Component;

/** Puts the made-up staff on the boards of the made-up clinic. */
@Component
class DemoBoards {

    private final BoardKeeping boards;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    DemoBoards(BoardKeeping boards, Accounts accounts, Access access, Audit audit) {
        this.boards = boards;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    /** Once: a clinic that has boards keeps them. @return whether they were made now */
    boolean make(DemoClinic clinic) {
        var setup = access.check(Actor.console(DemoSetup.TENANT, "demo"), Act.SETUP, Relation.NONE, null);
        if (!boards.all(setup).isEmpty()) {
            return false;
        }
        Map<Role, List<UUID>> people = new EnumMap<>(Role.class);
        for (var worker : clinic.staff()) {
            accounts.byLogin(DemoSetup.TENANT, worker.login())
                    .ifPresent(known -> people.computeIfAbsent(worker.role(), role -> new ArrayList<>())
                            .add(known.id()));
        }
        var desk = people.getOrDefault(Role.FRONT_DESK, List.of());
        var trail = new AuditTrail(audit);
        boards.save(setup, UsualBoards.NURSES, people.getOrDefault(Role.NURSE, List.of()), trail);
        boards.save(setup, UsualBoards.DESK, desk, trail);
        boards.save(setup, UsualBoards.BILLING, people.getOrDefault(Role.BILLING, desk), trail);
        boards.save(setup, UsualBoards.PHYSICIANS, people.getOrDefault(Role.PHYSICIAN, List.of()), trail);
        return true;
    }
}
