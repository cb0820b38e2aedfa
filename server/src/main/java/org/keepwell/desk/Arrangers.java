package org.keepwell.desk;

import java.util.Optional;
import org.keepwell.access.SealedTransaction;
import org.keepwell.messaging.ThreadSites;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Component;

/** Who arranges appointments at the site that a conversation is about. */
@Component
class Arrangers {

    private final Boards boards;
    private final Members members;
    private final ThreadSites sites;
    private final SealedTransaction transaction;

    Arrangers(Boards boards, Members members, ThreadSites sites, SealedTransaction transaction) {
        this.boards = boards;
        this.members = members;
        this.sites = sites;
        this.transaction = transaction;
    }

    /** With people on it if there is such a board; empty if there is none at all. */
    Optional<Board> of(Entrance.Entered entered) {
        var grant = entered.grant();
        return transaction.in(grant, () -> {
            var site = sites.of(grant, entered.item().subject()).orElse(null);
            var staffed = members.staffed(grant);
            return boards.inTurn(grant, Topic.APPOINTMENT, site)
                    .filter(board -> staffed.contains(board.id()))
                    .findFirst()
                    .or(() -> boards.firstFor(grant, Topic.APPOINTMENT, site));
        });
    }
}
