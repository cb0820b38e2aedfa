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
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.messaging.StaffThread;
import org.keepwell.records.Glance;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/** An item with what it is about, and what helps to answer it. */
@Service
class Items {

    private final Entrance entrance;
    private final Handing handing;
    private final Rows rows;
    private final Subjects subjects;
    private final Glance glance;
    private final Chartside chartside;

    Items(Entrance entrance, Handing handing, Rows rows, Subjects subjects, Glance glance, Chartside chartside) {
        this.entrance = entrance;
        this.handing = handing;
        this.rows = rows;
        this.subjects = subjects;
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
        var subject = subjects.read(own, entered, looking, trail);
        var around = chartside.of(entered);
        var shown = glance.of(entered.grant(), looking.language());
        var lastVisit = shown.lastVisitAt();
        var line = new ItemLine(
                subject.title(),
                ItemLine.initials(around.card().name()),
                around.card().birthYear(),
                subject.meantFor());
        return new ItemView.View(
                rows.of(own, item, line),
                item.patient().value(),
                subject.thread(),
                subject.refill(),
                subject.statements(),
                subject.task(),
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
                handing.receivers(entered).stream().map(ItemView.Person::of).toList(),
                handing.boards(entered).stream()
                        .map(board -> new ItemView.BoardName(board.id(), board.label()))
                        .toList());
    }

    /** Notes that the actor has it open. @return who else has */
    List<ItemView.Here> here(Grant own, UUID id) {
        var entered = entrance.enter(own, id, Act.READ_ITEM);
        return here(own, chartside.here(entered));
    }

    /** The row of an item after a step, under the grant of the step: the actor may have given it away. */
    ItemView.Row row(Grant own, Moved moved) {
        var card = chartside.card(moved.entered());
        var title = subjects.title(moved.entered());
        var line = new ItemLine(title.subject(), ItemLine.initials(card.name()), card.birthYear(), title.meantFor());
        return rows.of(own, moved.after(), line);
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
}
