package org.keepwell.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Members;
import org.springframework.stereotype.Component;

/** Who may have an item next: members of boards whose people may read it. */
@Component
class People {

    private final Boards boards;
    private final Members members;
    private final SealedTransaction transaction;

    People(Boards boards, Members members, SealedTransaction transaction) {
        this.boards = boards;
        this.members = members;
        this.transaction = transaction;
    }

    List<Board> boards(Entrance.Entered entered) {
        var people = members.byBoard(entered.grant());
        return transaction.in(entered.grant(), () -> boards.all(entered.grant())).stream()
                .filter(board -> people.getOrDefault(board.id(), List.of()).stream()
                        .anyMatch(member -> mayRead(entered, member)))
                .toList();
    }

    /** Without the actor. */
    List<Member> receivers(Entrance.Entered entered) {
        var found = new LinkedHashMap<UUID, Member>();
        members.byBoard(entered.grant()).values().stream()
                .flatMap(List::stream)
                .filter(member -> mayRead(entered, member))
                .filter(member ->
                        !member.account().equals(entered.grant().actor().id()))
                .forEach(member -> found.putIfAbsent(member.account(), member));
        return List.copyOf(found.values());
    }

    /** @throws RuleBroken if it may not go there */
    Board board(Entrance.Entered entered, int id) {
        return boards(entered).stream()
                .filter(board -> board.id() == id)
                .findFirst()
                .orElseThrow(() -> new RuleBroken(422, "queue.NO_SUCH_BOARD", "board"));
    }

    /** As {@link #board}, for a task: what is said of health goes to boards of nurses and physicians only. */
    Board taskBoard(Entrance.Entered entered, int id) {
        return forTasks(entered).keySet().stream()
                .filter(board -> board.id() == id)
                .findFirst()
                .orElseThrow(() -> new RuleBroken(422, "queue.NO_SUCH_BOARD", "board"));
    }

    /** Boards that a task may go to, with the people on them. */
    Map<Board, List<Member>> forTasks(Entrance.Entered entered) {
        var people = members.byBoard(entered.grant());
        var found = new LinkedHashMap<Board, List<Member>>();
        for (var board : transaction.in(entered.grant(), () -> boards.all(entered.grant()))) {
            var there = people.getOrDefault(board.id(), List.of()).stream()
                    .filter(member -> mayRead(entered, member))
                    .toList();
            if (!there.isEmpty()
                    && (board.isClinical() || !entered.item().topic().isClinical())) {
                found.put(board, there);
            }
        }
        return found;
    }

    /** @throws RuleBroken 422 if this person is not on the board, or may not read the item */
    void checkOn(Entrance.Entered entered, Board board, UUID person) {
        if (forTasks(entered).getOrDefault(board, List.of()).stream()
                .noneMatch(member -> member.account().equals(person))) {
            throw new RuleBroken(422, "queue.NO_SUCH_PERSON", "to");
        }
    }

    /**
     * The board on which somebody gets an item: the item's own if they are on it, and one of a clinician only if they are on
     * no other.
     *
     * @throws RuleBroken if they may not
     */
    Board boardOf(Entrance.Entered entered, UUID person) {
        var people = members.byBoard(entered.grant());
        role(people, entered, person);
        return transaction.in(entered.grant(), () -> boards.all(entered.grant())).stream()
                .filter(board -> people.getOrDefault(board.id(), List.of()).stream()
                        .anyMatch(member -> member.account().equals(person)))
                .min(java.util.Comparator.comparing(
                        board -> board.id() == entered.item().board() ? 0 : board.isForAnybody() ? 1 : 2))
                .orElseThrow(() -> new RuleBroken(422, "queue.NO_SUCH_PERSON", "to"));
    }

    /** @throws RuleBroken if this person may not have the item */
    Role role(Entrance.Entered entered, UUID person) {
        return role(members.byBoard(entered.grant()), entered, person);
    }

    private static Role role(Map<Integer, List<Member>> people, Entrance.Entered entered, UUID person) {
        return people.values().stream()
                .flatMap(List::stream)
                .filter(member -> member.account().equals(person) && mayRead(entered, member))
                .findFirst()
                .orElseThrow(() -> new RuleBroken(422, "queue.NO_SUCH_PERSON", "to"))
                .role();
    }

    private static boolean mayRead(Entrance.Entered entered, Member member) {
        return switch (member.role()) {
            case NURSE, PHYSICIAN -> true;
            case FRONT_DESK, BILLING -> !entered.item().topic().isClinical();
            case PATIENT, PROXY, PRIVACY_OFFICER, ADMINISTRATOR, CONSOLE, JOB -> false;
        };
    }
}
