package org.keepwell.worklists;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.identity.Accounts;
import org.keepwell.tenancy.Sites;
import org.springframework.stereotype.Component;

/** Which boards there may be beside each other, and who may be on them. */
@Component
class BoardRules {

    private final Boards boards;
    private final Accounts accounts;
    private final Sites sites;

    BoardRules(Boards boards, Accounts accounts, Sites sites) {
        this.boards = boards;
        this.accounts = accounts;
        this.sites = sites;
    }

    /** What can be said of a board by itself. @throws RuleBroken 422 */
    void checkBoard(Grant grant, Board board, Collection<UUID> people) {
        if (board.name().isBlank() || board.name().length() > 60) {
            throw new RuleBroken(422, "board.NO_NAME", "name");
        }
        if (board.clinician() != null
                && (board.kind() != Board.Kind.FIRST_LINE
                        || board.site() != null
                        || !board.topics().stream().allMatch(Topic::isClinical))) {
            throw new RuleBroken(422, "board.NOT_OF_A_CLINICIAN", "clinicianId");
        }
        var known = new HashMap<UUID, Role>();
        accounts.colleagues(grant, List.copyOf(people)).forEach(one -> known.put(one.id(), one.role()));
        for (var id : people) {
            var role = known.get(id);
            if (role == null || !board.isFor(role)) {
                throw new RuleBroken(422, "board.NOT_FOR_THEM", "people");
            }
        }
    }

    /** Whose board it may become: a nurse's or physician's who works here, and on it. @throws RuleBroken 422 */
    void checkClinician(Grant grant, Board board, Collection<UUID> people) {
        var clinician = board.clinician();
        if (clinician != null
                && (!people.contains(clinician)
                        || accounts.colleagues(grant, List.of(clinician)).stream()
                                .noneMatch(one -> one.active() && board.isFor(one.role())))) {
            throw new RuleBroken(422, "board.NO_SUCH_CLINICIAN", "clinicianId");
        }
    }

    /**
     * One of a clinician can be given to another, so that whoever leaves leaves no board that nobody may have; it becomes
     * none for anybody, because what is on it was meant for one. They leave it with everybody else: then nobody answers
     * there, and what is meant for them comes to the board of its topic.
     *
     * @throws RuleBroken 422
     */
    void checkGiven(Grant grant, Board board, Collection<UUID> people) {
        var clinician = board.clinician();
        var before =
                boards.all(grant).stream().filter(one -> one.id() == board.id()).findFirst();
        if (before.isPresent() && !Objects.equals(before.get().clinician(), clinician)) {
            if (clinician == null || before.get().isForAnybody()) {
                throw new RuleBroken(422, "board.CLINICIAN_STAYS", "clinicianId");
            }
            checkClinician(grant, board, people);
        }
        if (clinician != null && !people.isEmpty() && !people.contains(clinician)) {
            throw new RuleBroken(422, "board.NO_SUCH_CLINICIAN", "clinicianId");
        }
    }

    /** A topic comes to one board of a site, to one of a clinician, and to one for all. @throws RuleBroken 422 or 409 */
    void checkPlace(Grant grant, Board board) {
        var site = board.site();
        if (site != null && sites.open(grant.tenant(), site).isEmpty()) {
            throw new RuleBroken(422, "board.NO_SUCH_SITE", "siteId");
        }
        if (boards.all(grant).stream()
                .filter(other -> other.id() != board.id() && isBeside(other, site, board.clinician()))
                .anyMatch(other -> other.topics().stream().anyMatch(board.topics()::contains))) {
            throw new RuleBroken(409, "board.TOPIC_TAKEN", "topics");
        }
    }

    private static boolean isBeside(Board other, @Nullable UUID site, @Nullable UUID clinician) {
        return Objects.equals(other.site(), site) && Objects.equals(other.clinician(), clinician);
    }
}
