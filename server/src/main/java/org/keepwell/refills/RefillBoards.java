package org.keepwell.refills;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.patients.UsualSites;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Component;

/** Who decides about medicines, by the patient's site; inside a sealed transaction about the patient. */
@Component
class RefillBoards {

    private final Boards boards;
    private final Members members;
    private final UsualSites sites;
    private final AnswerTimes times;

    RefillBoards(Boards boards, Members members, UsualSites sites, AnswerTimes times) {
        this.boards = boards;
        this.members = members;
        this.sites = sites;
        this.times = times;
    }

    /**
     * Where requests for medicines go, if anybody is there.
     *
     * @param site of the conversation in which the patient asked, or null for the patient's usual one
     */
    Optional<Board> of(Grant grant, @Nullable UUID site) {
        var there = boards.answering(grant, Topic.MEDICINE, Board.NEW).stream();
        return Boards.inTurn(there, site == null ? sites.of(grant).orElse(null) : site)
                .findFirst();
    }

    /** How long answers usually take there. */
    AnswerTimes.Usual usual(Grant grant) {
        return of(grant, null)
                .map(board -> times.byBoardAndTopic(grant).get(new AnswerTimes.Of(board.id(), Topic.MEDICINE)))
                .orElse(AnswerTimes.Usual.UNKNOWN);
    }

    /**
     * Where the request of a pharmacy goes: it is there, whoever is not. First to those who answer for medicines, then to
     * any board of nurses or physicians with people on it, then to one without.
     *
     * @throws IllegalStateException if there is no such board; the message is not taken then, and comes again
     */
    Board forPharmacy(Grant grant) {
        var clinical = boards.forAnybody(grant).stream()
                .filter(board -> board.kind() == Board.Kind.PHYSICIANS
                        || board.topics().stream().anyMatch(Topic::isClinical))
                .sorted(Board.nearest(sites.of(grant).orElse(null)))
                .toList();
        var staffed = members.staffed(grant);
        return boards.inTurn(grant, Topic.MEDICINE, sites.of(grant).orElse(null))
                .filter(board -> staffed.contains(board.id()))
                .findFirst()
                .or(() -> clinical.stream()
                        .filter(board -> staffed.contains(board.id()))
                        .findFirst())
                .or(() -> clinical.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no board is there for a pharmacy's request"));
    }

    /** Where an item waits again: where it is, if anybody is there. */
    Board goesOn(Grant grant, Item item) {
        var staffed = members.staffed(grant);
        return boards.all(grant).stream()
                .filter(board -> board.id() == item.board() && staffed.contains(board.id()))
                .findFirst()
                .orElseGet(() -> forPharmacy(grant));
    }
}
