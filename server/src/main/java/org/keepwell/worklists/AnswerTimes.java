package org.keepwell.worklists;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long people wait for an answer. Counted in steps of length, so that what is usual is said without looking at anybody's
 * messages; inside a sealed transaction.
 */
@Component
public class AnswerTimes {

    /** Minutes; what takes longer than the last step counts as the last but is never promised. */
    private static final List<Integer> STEPS =
            List.of(15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080, 1_000_000);

    /** Fewer answers than this say nothing. */
    private static final int ENOUGH = 5;

    private static final String ADD = """
            insert into worklists.answer_time (tenant_id, board_id, topic, on_day, within_minutes, answers)
            values (:tenant, :board, :topic, :day, :within, 1)
            on conflict (tenant_id, board_id, topic, on_day, within_minutes)
                do update set answers = worklists.answer_time.answers + 1
            """;
    private static final String USUAL = """
            select board_id, topic, within_minutes, sum(answers)::int as answers from worklists.answer_time
            where tenant_id = :tenant and on_day >= :since group by board_id, topic, within_minutes
            order by board_id, topic, within_minutes
            """;
    private static final String OF_BOARDS = """
            select board_id, within_minutes, sum(answers)::int as answers from worklists.answer_time
            where tenant_id = :tenant and on_day >= :since group by board_id, within_minutes
            order by board_id, within_minutes
            """;
    private static final String CAME = """
            select board_id, count(*)::int as came from worklists.item
            where tenant_id = :tenant and board_id = any (:boards) and created_at >= :since group by board_id
            """;

    /**
     * What is usual, or null where there are too few answers to say.
     *
     * @param halfWithin minutes within which half of the answers came
     * @param mostWithin minutes within which nine of ten came
     */
    public record Usual(
            int answers,
            @Nullable Integer halfWithin,
            @Nullable Integer mostWithin) {

        public static final Usual UNKNOWN = new Usual(0, null, null);
    }

    private final JdbcClient db;
    private final Clock clock;

    AnswerTimes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Somebody who waited since then was answered now. */
    public void add(Grant grant, Item item, Instant waitingSince) {
        long minutes = Duration.between(waitingSince, clock.instant()).toMinutes();
        int within = STEPS.stream().filter(step -> minutes <= step).findFirst().orElse(STEPS.getLast());
        db.sql(ADD)
                .param("tenant", grant.tenant().value())
                .param("board", item.board())
                .param("topic", item.topic().code())
                .param(
                        "day",
                        Date.valueOf(clock.instant().atZone(ZoneOffset.UTC).toLocalDate()))
                .param("within", within)
                .update();
    }

    /** A topic where it comes to this board. */
    public record Of(int board, Topic topic) {}

    /** Over the last 90 days. */
    public Map<Of, Usual> byBoardAndTopic(Grant grant) {
        var found = new HashMap<Of, Usual>();
        counts(USUAL, grant, 90, row -> new Of(row.getInt("board_id"), Topic.of(row.getInt("topic"))))
                .forEach((of, counts) -> found.put(of, usual(counts)));
        return found;
    }

    /** By board, over so many days. */
    public Map<Integer, Usual> byBoard(Grant grant, int days) {
        var found = new HashMap<Integer, Usual>();
        counts(OF_BOARDS, grant, days, row -> row.getInt("board_id"))
                .forEach((board, counts) -> found.put(board, usual(counts)));
        return found;
    }

    /** How many new items came to these boards in so many days; under a grant that hears them. */
    public Map<Integer, Integer> came(Grant grant, java.util.Collection<Integer> boards, int days) {
        var found = new HashMap<Integer, Integer>();
        db.sql(CAME)
                .param("tenant", grant.tenant().value())
                .param("boards", boards.toArray(Integer[]::new))
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
                .query((java.sql.ResultSet row) -> {
                    found.put(row.getInt("board_id"), row.getInt("came"));
                });
        return found;
    }

    private interface Key<K> {
        K of(ResultSet row) throws SQLException;
    }

    private <K> Map<K, List<int[]>> counts(String sql, Grant grant, int days, Key<K> of) {
        var found = new HashMap<K, List<int[]>>();
        db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param(
                        "since",
                        Date.valueOf(clock.instant()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .minusDays(days)))
                .query((java.sql.ResultSet row) -> {
                    found.computeIfAbsent(of.of(row), key -> new ArrayList<>())
                            .add(new int[] {row.getInt("within_minutes"), row.getInt("answers")});
                });
        return found;
    }

    /** @param counts minutes and answers, in ascending order of minutes */
    static Usual usual(List<int[]> counts) {
        int all = counts.stream().mapToInt(one -> one[1]).sum();
        if (all < ENOUGH) {
            return new Usual(all, null, null);
        }
        return new Usual(all, within(counts, (all + 1) / 2), within(counts, (all * 9 + 9) / 10));
    }

    private static @Nullable Integer within(List<int[]> counts, int wanted) {
        int sum = 0;
        for (var one : counts) {
            sum += one[1];
            if (sum >= wanted) {
                return one[0] == STEPS.getLast() ? null : Integer.valueOf(one[0]);
            }
        }
        return null;
    }
}
