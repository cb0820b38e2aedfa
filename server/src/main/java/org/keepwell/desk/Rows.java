package org.keepwell.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.identity.Accounts;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** Rows of a queue with the names of boards and people, a query each for all of them. */
@Component
class Rows {

    private final Boards boards;
    private final Accounts accounts;
    private final Clock clock;

    Rows(Boards boards, Accounts accounts, Clock clock) {
        this.boards = boards;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param own any grant of the actor
     * @param open all boards
     */
    List<ItemView.Row> of(Grant own, List<Queues.Row> rows, List<Board> open) {
        var names = names(
                own,
                rows.stream()
                        .flatMap(row -> Stream.of(
                                Optional.ofNullable(row.item().assignee()),
                                Optional.ofNullable(row.line().meantFor())))
                        .flatMap(Optional::stream)
                        .toList());
        var boardNames = labels(open);
        return rows.stream()
                .map(row -> row(own, row.item(), row.line(), boardNames, names))
                .toList();
    }

    ItemView.Row of(Grant own, Item item, ItemLine line) {
        return of(own, List.of(new Queues.Row(item, line)), boards.list(own)).getFirst();
    }

    Map<Integer, String> boards(Grant own) {
        return labels(boards.list(own));
    }

    private static Map<Integer, String> labels(List<Board> boards) {
        return boards.stream().collect(Collectors.toUnmodifiableMap(Board::id, Board::label));
    }

    Map<UUID, Accounts.Colleague> names(Grant own, Collection<UUID> ids) {
        var found = new HashMap<UUID, Accounts.Colleague>();
        accounts.colleagues(own, ids.stream().distinct().toList()).forEach(one -> found.put(one.id(), one));
        return found;
    }

    /** Of somebody who left it says nothing: then the board reads it, as the item tells. */
    private static ItemView.@Nullable Assignee meantFor(Grant own, ItemLine line, Map<UUID, Accounts.Colleague> names) {
        var id = line.meantFor();
        var who = id == null ? null : names.get(id);
        return who == null || !who.active()
                ? null
                : new ItemView.Assignee(
                        who.id(), who.name(), who.id().equals(own.actor().id()));
    }

    private ItemView.Row row(
            Grant own, Item item, ItemLine line, Map<Integer, String> boardNames, Map<UUID, Accounts.Colleague> names) {
        var now = clock.instant();
        var assignee = item.assignee();
        var who = assignee == null ? null : names.get(assignee);
        return new ItemView.Row(
                item.id(),
                item.kind(),
                item.topic(),
                line.title(),
                new ItemView.Patient(line.initials(), line.birthYear()),
                new ItemView.BoardName(item.board(), boardNames.getOrDefault(item.board(), "")),
                meantFor(own, line, names),
                assignee == null
                        ? null
                        : new ItemView.Assignee(
                                assignee,
                                who == null ? "" : who.name(),
                                assignee.equals(own.actor().id())),
                item.state(now),
                item.waitingSince(),
                item.dueAt(),
                item.state(now) == Item.State.SNOOZED ? item.showFrom() : null,
                item.flagged(),
                item.escalated(),
                item.answered(),
                item.version());
    }
}
