package org.keepwell.desk;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.messaging.StaffThread;
import org.keepwell.messaging.StaffThreads;
import org.keepwell.records.Glance;
import org.keepwell.refills.CareTeamRefills;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.refills.RefillItem;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/** An item with what it is about, and what helps to answer it. */
@Service
class Items {

    private final Entrance entrance;
    private final Moves moves;
    private final Rows rows;
    private final StaffThreads threads;
    private final Glance glance;
    private final Chartside chartside;
    private final CareTeamRefills refills;
    private final CareTeamStatements statements;

    Items(
            Entrance entrance,
            Moves moves,
            Rows rows,
            StaffThreads threads,
            CareTeamRefills refills,
            CareTeamStatements statements,
            Glance glance,
            Chartside chartside) {
        this.entrance = entrance;
        this.moves = moves;
        this.rows = rows;
        this.threads = threads;
        this.refills = refills;
        this.statements = statements;
        this.glance = glance;
        this.chartside = chartside;
    }

    /**
     * How somebody looks at an item.
     *
     * @param reads whether the actor reads it now, or the page only looks whether something changed
     * @param language the header of the request
     * @param zone the clinic's
     */
    record Looking(boolean reads, @Nullable String language, ZoneId zone) {}

    /**
     * @throws NotVisible if it is on no board of the account's
     */
    ItemView.View one(Grant own, UUID id, Looking looking, AuditTrail trail) {
        var entered = entrance.read(own, id, Act.READ_ITEM, trail);
        var item = entered.item();
        var thread = item.kind() == Item.Kind.MESSAGE ? threads.read(entered.grant(), item, looking.reads()) : null;
        var refill = item.kind() == Item.Kind.REFILL ? refill(entered, looking, trail) : null;
        var told = item.kind() == Item.Kind.STATEMENT ? statements(entered, trail) : null;
        var around = chartside.of(entered);
        var shown = glance.of(entered.grant(), looking.language());
        var lastVisit = shown.lastVisitAt();
        var line = new ItemLine(
                title(thread, refill, told),
                ItemLine.initials(around.card().name()),
                around.card().birthYear());
        return new ItemView.View(
                rows.of(own, item, line),
                item.patient().value(),
                thread,
                refill,
                told,
                steps(own, around.steps()),
                new ItemView.Context(
                        around.card().name(),
                        around.card().birthYear(),
                        around.inCareTeam()
                                ? ItemView.Because.CARE_TEAM
                                : own.actor().id().equals(item.assignee())
                                        ? ItemView.Because.ASSIGNED
                                        : ItemView.Because.POOL,
                        around.inCareTeam(),
                        shown.allergies(),
                        shown.medicines(),
                        lastVisit == null
                                ? null
                                : lastVisit.atZone(looking.zone()).toLocalDate()),
                here(own, around.here()),
                moves.receivers(entered).stream().map(Items::person).toList(),
                moves.boards(entered).stream()
                        .map(board -> new ItemView.BoardName(board.id(), board.name()))
                        .toList());
    }

    /** Notes that the actor has it open. @return who else has */
    List<ItemView.Here> here(Grant own, UUID id) {
        var entered = entrance.enter(own, id, Act.READ_ITEM);
        return here(own, chartside.here(entered));
    }

    /** The row of an item after a step, under the grant of the step: the actor may have given it away. */
    ItemView.Row row(Grant own, Moves.Moved moved) {
        var card = chartside.card(moved.entered());
        var item = moved.entered().item();
        var title = switch (item.kind()) {
            case MESSAGE -> threads.subject(moved.entered().grant(), item.subject());
            case REFILL ->
                refills.title(entrance.refill(moved.entered(), Act.READ_REFILL).grant(), item.subject());
            case STATEMENT ->
                statements.title(
                        entrance.refill(moved.entered(), Act.READ_REFILL).grant(), item.subject());
        };
        return rows.of(own, moved.after(), new ItemLine(title, ItemLine.initials(card.name()), card.birthYear()));
    }

    private static String title(
            @Nullable StaffThread thread, @Nullable RefillItem refill, @Nullable List<CareTeamStatements.View> told) {
        if (thread != null) {
            return thread.subject();
        }
        return refill != null
                ? refill.medicine().name()
                : java.util.Objects.requireNonNull(told).stream()
                        .map(CareTeamStatements.View::name)
                        .collect(java.util.stream.Collectors.joining(", "));
    }

    private List<CareTeamStatements.View> statements(Entrance.Entered entered, AuditTrail trail) {
        var told = entrance.refill(entered, Act.READ_REFILL);
        trail.submit(AuditEntry.allowed(told.grant(), trail.request())
                .about(told.item().subject()));
        return statements.read(told.grant(), told.item().subject());
    }

    private RefillItem refill(Entrance.Entered entered, Looking looking, AuditTrail trail) {
        var request = entrance.refill(entered, Act.READ_REFILL);
        trail.submit(AuditEntry.allowed(request.grant(), trail.request())
                .about(request.item().subject()));
        return refills.read(
                request.grant(),
                new CareTeamRefills.Seen(
                        request.item(), request.item().version(), looking.language(), looking.zone(), false));
    }

    private List<ItemView.Here> here(Grant own, List<UUID> ids) {
        return rows.names(own, ids).values().stream()
                .map(one -> new ItemView.Here(one.name()))
                .toList();
    }

    private List<ItemView.StepView> steps(Grant own, List<Step> steps) {
        var ids = new HashSet<UUID>();
        steps.forEach(step -> {
            ids.add(step.by());
            Optional.ofNullable(step.toAccount()).ifPresent(ids::add);
        });
        var names = rows.names(own, ids);
        var boards = rows.boards(own);
        return steps.stream().map(step -> step(own, step, names, boards)).toList();
    }

    private static ItemView.StepView step(
            Grant own, Step step, Map<UUID, Accounts.Colleague> names, Map<Integer, String> boards) {
        var by = names.get(step.by());
        var toAccount = step.toAccount();
        var toBoard = step.toBoard();
        var to = toAccount == null ? null : names.get(toAccount);
        return new ItemView.StepView(
                step.id(),
                step.what(),
                new StaffThread.Author(
                        by == null ? "" : by.name(),
                        by == null ? Role.NURSE : by.role(),
                        step.by().equals(own.actor().id())),
                step.at(),
                to != null ? to.name() : toBoard == null ? null : boards.get(toBoard),
                step.until(),
                step.note());
    }

    private static ItemView.Person person(Member member) {
        return new ItemView.Person(member.account(), member.name(), member.role(), member.awayUntil() != null);
    }
}
