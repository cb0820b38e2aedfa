package org.keepwell.desk;

import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Absences;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Queues;
import org.keepwell.worklists.Topic;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the account, and how the boards do. */
@RestController
class QueueController {

    private static final int FIGURES_OF_DAYS = 30;

    private final Boards boards;
    private final Queues queues;
    private final Rows rows;
    private final Figures figures;
    private final Absences absences;

    QueueController(Boards boards, Queues queues, Rows rows, Figures figures, Absences absences) {
        this.boards = boards;
        this.queues = queues;
        this.rows = rows;
        this.figures = figures;
        this.absences = absences;
    }

    record Count(int open, int late) {

        static Count of(Queues.@Nullable Count count) {
            return count == null ? new Count(0, 0) : new Count(count.open(), count.late());
        }
    }

    record BoardView(int id, String name, Set<Topic> topics, Count count) {}

    /** @param awayUntil one's own last day of absence, where the clinic is */
    record Me(@Nullable LocalDate awayUntil) {}

    record BoardList(Count mine, List<BoardView> boards, Me me) {}

    record BoardFigures(
            int id,
            String name,
            int came,
            int answered,
            @Nullable Integer halfWithinMinutes,
            @Nullable Integer mostWithinMinutes,
            int openNow,
            int lateNow) {}

    record FiguresView(int days, List<BoardFigures> boards) {}

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/boards")
    BoardList boards(Grant own, Tenant tenant) {
        var landscape = boards.landscape(own);
        var hearing = landscape.hearing();
        var counts = queues.counts(own, hearing);
        return new BoardList(
                Count.of(counts.mine()),
                landscape.open().stream()
                        .filter(board -> hearing.boards().contains(board.id()))
                        .map(board -> new BoardView(
                                board.id(),
                                board.label(),
                                board.topics(),
                                Count.of(counts.boards().get(board.id()))))
                        .toList(),
                new Me(absences.own(own)
                        .map(one ->
                                one.until().atZone(tenant.zone()).toLocalDate().minusDays(1))
                        .orElse(null)));
    }

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue")
    ItemView.Page page(
            Grant own,
            @RequestParam(defaultValue = "mine") @Pattern(regexp = "mine|[1-9]\\d{0,8}") String board,
            @RequestParam(defaultValue = "open") @Pattern(regexp = "open|snoozed|done") String state,
            @RequestParam @Nullable Topic topic,
            @RequestParam Item.@Nullable Kind kind,
            @RequestParam @Nullable String cursor) {
        var landscape = boards.landscape(own);
        var wanted = new Queues.Wanted(
                board.equals("mine") ? null : Integer.valueOf(board),
                Item.State.valueOf(state.toUpperCase(Locale.ROOT)),
                topic,
                kind);
        var from = cursor == null ? null : Queues.Cursor.parse(cursor);
        if (cursor != null && from == null) {
            throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
        }
        var page = queues.page(own, landscape.hearing(), wanted, from);
        return new ItemView.Page(rows.of(own, page.rows(), landscape.open()), page.next());
    }

    /** How the boards do, without anybody's name. */
    @Claim(Act.READ_FIGURES)
    @GetMapping("/api/queue/figures")
    FiguresView figures(Grant own) {
        return new FiguresView(
                FIGURES_OF_DAYS,
                figures.of(own, FIGURES_OF_DAYS).stream()
                        .map(one -> new BoardFigures(
                                one.board().id(),
                                one.board().label(),
                                one.came(),
                                one.usual().answers(),
                                one.usual().halfWithin(),
                                one.usual().mostWithin(),
                                one.now().open(),
                                one.now().late()))
                        .sorted(Comparator.comparing(BoardFigures::id))
                        .toList());
    }
}
