package org.keepwell.desk;

import java.util.List;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Hearing;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** Volume and times of answer of boards: numbers, and nobody's name. */
@Component
class Figures {

    record OfBoard(Board board, int came, AnswerTimes.Usual usual, Queues.Count now) {}

    private final Boards boards;
    private final Queues queues;
    private final AnswerTimes times;
    private final SealedTransaction transaction;

    Figures(Boards boards, Queues queues, AnswerTimes times, SealedTransaction transaction) {
        this.boards = boards;
        this.queues = queues;
        this.times = times;
        this.transaction = transaction;
    }

    /** Of all boards for the administrator, who works on none; else of those that the account works on. */
    List<OfBoard> of(Grant own, int days) {
        var all = boards.list(own);
        return own.actor().role() == Role.ADMINISTRATOR
                ? Hearing.ofAll(all).stream()
                        .flatMap(some -> of(own, some, all, days).stream())
                        .toList()
                : of(own, boards.hearing(own), all, days);
    }

    private List<OfBoard> of(Grant own, Hearing hearing, List<Board> all, int days) {
        var counts = queues.countsOfAll(own, hearing);
        return transaction.in(hearing.over(own), () -> {
            var came = times.came(own, hearing.boards(), days);
            var usual = times.byBoard(own, days);
            return all.stream()
                    .filter(board -> hearing.boards().contains(board.id()))
                    .map(board -> new OfBoard(
                            board,
                            came.getOrDefault(board.id(), 0),
                            usual.getOrDefault(board.id(), AnswerTimes.Usual.UNKNOWN),
                            counts.boards().getOrDefault(board.id(), Queues.Count.NONE)))
                    .toList();
        });
    }
}
