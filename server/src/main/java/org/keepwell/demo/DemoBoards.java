package org.keepwell.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.tenancy.Site;
import org.keepwell.tenancy.Sites;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.UsualBoards;
import org.springframework.stereotype.Component;

/** The sites of the made-up clinic, its boards, one of them a clinician's, and the made-up staff on them. */
@Component
class DemoBoards {

    /** Who asks in English goes to the first, who asks in Spanish to the second. */
    private static final List<Sites.Wanted> SITES = List.of(
            new Sites.Wanted("Lantern Hill", "14 Lantern Hill Road, Marlow Bay"),
            new Sites.Wanted("Riverside", "220 Mill Street, Eastwick"));

    /** Arranged where the patient goes, and at the front desk for whoever names no site; the others are for all sites. */
    private static final Topic BY_SITE = Topic.APPOINTMENT;

    private static final Set<Topic> OF_THE_CLINICIAN = Set.of(Topic.MEDICAL, Topic.MEDICINE);

    private final BoardKeeping boards;
    private final Accounts accounts;
    private final Sites sites;
    private final Access access;
    private final Audit audit;

    DemoBoards(BoardKeeping boards, Accounts accounts, Sites sites, Access access, Audit audit) {
        this.boards = boards;
        this.accounts = accounts;
        this.sites = sites;
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
        boards.add(setup, UsualBoards.NURSES, people.getOrDefault(Role.NURSE, List.of()), trail);
        boards.add(setup, UsualBoards.DESK, desk, trail);
        boards.add(setup, UsualBoards.BILLING, people.getOrDefault(Role.BILLING, desk), trail);
        boards.add(setup, UsualBoards.PHYSICIANS, people.getOrDefault(Role.PHYSICIAN, List.of()), trail);
        for (var wanted : SITES) {
            var at = new Board.At(sites.add(setup, wanted, trail), wanted.name());
            var arranges = new Board(
                    Board.NEW,
                    "Appointments",
                    Board.Kind.FIRST_LINE,
                    Set.of(BY_SITE),
                    UsualBoards.DESK.dueIn(),
                    at,
                    null);
            boards.add(setup, arranges, desk, trail);
        }
        addOfClinician(setup, trail);
        return true;
    }

    /** What is meant for the physician comes to her, and to the nurse who reads it while she is with patients. */
    private void addOfClinician(Grant setup, AuditTrail trail) {
        var physician = clinician();
        var nurse = accounts.byLogin(DemoSetup.TENANT, Clinic.NURSE_OF_OWN_BOARD.login());
        if (physician.isEmpty() || nurse.isEmpty()) {
            return; // a home whose clinic is another one: nobody made up is there
        }
        var own = new Board(
                Board.NEW,
                "Care team",
                Board.Kind.FIRST_LINE,
                OF_THE_CLINICIAN,
                UsualBoards.NURSES.dueIn(),
                null,
                new Board.Of(physician.get(), ""));
        boards.add(setup, own, List.of(physician.get(), nurse.get().id()), trail);
    }

    /** Who has a board of her own. */
    Optional<UUID> clinician() {
        return accounts.byLogin(DemoSetup.TENANT, Clinic.OWN_BOARD.login()).map(Accounts.Known::id);
    }

    /** Where somebody who speaks this language asks about a topic: a site, or empty where it is the same for all. */
    Optional<UUID> site(Topic topic, boolean spanish) {
        var name = SITES.get(spanish ? 1 : 0).name();
        return topic == BY_SITE
                ? sites.open(DemoSetup.TENANT).stream()
                        .filter(site -> site.name().equals(name))
                        .map(Site::id)
                        .findFirst()
                : Optional.empty();
    }
}
