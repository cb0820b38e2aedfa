package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.Relation;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/** What waits, as those see it who work on it. Under the account's own grant; opens no patient. */
@Component
public class Queues {

    static final int PAGE = 50;

    /** More are not counted: nobody works down a board by that number, and each row counted costs time. */
    static final int MOST_COUNTED = 1_000;

    private static final UUID NOBODY = new UUID(0, 0);

    /** A row of a queue with its line. */
    public record Row(Item item, ItemLine line) {}

    /** An item with what opens and seals its patient's data. */
    public record Keyed(Item item, PatientCipher cipher) {}

    /** @param next where the next page begins, or null */
    public record Page(List<Row> rows, @Nullable String next) {}

    /** How many wait, and how many of them are late; what is beyond a thousand is not counted. */
    public record Count(int open, int late) {

        public static final Count NONE = new Count(0, 0);
    }

    /** @param mine what the account has, and those whom it stands in for */
    public record Counts(Count mine, Map<Integer, Count> boards) {}

    /**
     * What to show.
     *
     * @param board a board, or null for what the account has itself
     * @param topic or null for all
     * @param kind or null for all
     */
    public record Wanted(
            @Nullable Integer board,
            Item.State state,
            @Nullable Topic topic,
            Item.@Nullable Kind kind) {}

    private final PatientQuery query;
    private final Access access;
    private final Vault vault;
    private final Clock clock;

    Queues(PatientQuery query, Access access, Vault vault, Clock clock) {
        this.query = query;
        this.access = access;
        this.vault = vault;
        this.clock = clock;
    }

    /** A page of 50, the next due first; what is done, the newest first. */
    public Page page(Grant own, Hearing hearing, Wanted wanted, @Nullable Cursor after) {
        var values = new HashMap<String, Object>();
        boolean finished = wanted.state() == Item.State.DONE;
        var from = after == null ? Cursor.start(finished) : after;
        values.put("topics", topics(own, wanted.topic()));
        values.put("kinds", kinds(wanted.kind()));
        values.put("now", clock.instant());
        values.put("afterAt", from.at());
        values.put("afterId", from.id());
        values.put("cap", PAGE + 1);
        if (wanted.board() == null) {
            values.put("people", people(own, hearing));
        } else {
            values.put("board", wanted.board());
        }
        var statement = QueueSql.page(wanted.board() != null, wanted.state());
        var found = query.read(hearing.over(own), statement, values, rows -> {
            var read = new ArrayList<Found>();
            while (rows.next()) {
                read.add(found(own, rows));
            }
            return read;
        });
        var shown = found.stream()
                .limit(PAGE)
                .map(Found::row)
                .filter(Objects::nonNull)
                .toList();
        if (found.size() <= PAGE) {
            return new Page(shown, null);
        }
        return new Page(
                shown, Cursor.after(found.get(PAGE - 1).item(), finished).text());
    }

    /** Of the topics that the account's role may read. */
    public Counts counts(Grant own, Hearing hearing) {
        return counts(own, hearing, topics(own, null));
    }

    /** Of all topics: for figures, which open nothing. */
    public Counts countsOfAll(Grant own, Hearing hearing) {
        return counts(
                own,
                hearing,
                java.util.Arrays.stream(Topic.values()).map(Topic::code).toArray(Integer[]::new));
    }

    private Counts counts(Grant own, Hearing hearing, Integer[] topics) {
        var values = Map.of(
                "boards", hearing.boards().toArray(Integer[]::new),
                "people", people(own, hearing),
                "topics", topics,
                "now", clock.instant());
        return query.read(hearing.over(own), QueueSql.COUNT, values, rows -> {
            var boards = new HashMap<Integer, Count>();
            var mine = Count.NONE;
            while (rows.next()) {
                var count = new Count(rows.getInt("open"), rows.getInt("late"));
                if (rows.getBoolean("mine")) {
                    mine = count;
                } else {
                    boards.put(rows.getInt("board_id"), count);
                }
            }
            return new Counts(mine, boards);
        });
    }

    /** What somebody has whose time has run out since then, of these boards. */
    public List<Item> late(Grant grant, Hearing hearing, Instant since) {
        var values = Map.of("boards", hearing.boards().toArray(Integer[]::new), "since", since, "now", clock.instant());
        return query.read(hearing.over(grant), QueueSql.LATE, values, rows -> {
            var found = new ArrayList<Item>();
            while (rows.next()) {
                found.add(ItemSql.read(rows));
            }
            return found;
        });
    }

    /** An item that the account may work on. */
    public Optional<Item> find(Grant own, Hearing hearing, UUID id) {
        var allowed = Set.of(topics(own, null));
        return query.read(
                        hearing.over(own),
                        QueueSql.FIND,
                        Map.of("id", id),
                        rows -> rows.next() ? Optional.of(ItemSql.read(rows)) : Optional.<Item>empty())
                .filter(item -> allowed.contains(item.topic().code()));
    }

    /** Of these the ones that are on the account's boards, the next due first. */
    public List<Keyed> chosen(Grant own, Hearing hearing, Collection<UUID> ids) {
        var values = Map.of("topics", topics(own, null), "ids", ids.toArray(UUID[]::new));
        return query.read(hearing.over(own), QueueSql.CHOSEN, values, rows -> {
            var found = new LinkedHashMap<UUID, Keyed>();
            while (rows.next()) {
                var item = ItemSql.read(rows);
                if (hearing.boards().contains(item.board())) {
                    found.put(
                            item.id(),
                            new Keyed(
                                    item,
                                    vault.tenant(own.tenant())
                                            .patient(item.patient().value(), rows.getBytes("wrapped"))));
                }
            }
            return List.copyOf(found.values());
        });
    }

    /** The topics whose requests the account's role may read, by the policy. */
    private Integer[] topics(Grant own, @Nullable Topic only) {
        var grant = access.decide(own.actor(), Act.READ_ITEM, Relation.WORK_ITEM, new PatientId(NOBODY));
        return java.util.Arrays.stream(Topic.values())
                .filter(topic -> only == null || topic == only)
                .filter(topic -> grant.map(one -> one.holds(topic.category())).orElse(false))
                .map(Topic::code)
                .toArray(Integer[]::new);
    }

    private static Integer[] kinds(Item.@Nullable Kind only) {
        return java.util.Arrays.stream(Item.Kind.values())
                .filter(kind -> only == null || kind == only)
                .map(Item.Kind::code)
                .toArray(Integer[]::new);
    }

    private static UUID[] people(Grant own, Hearing hearing) {
        var people = new ArrayList<UUID>(hearing.covered());
        people.add(own.actor().id());
        return people.toArray(UUID[]::new);
    }

    /** @param row null where the patient's key is gone: it cannot be shown, and what comes after it can */
    private record Found(Item item, @Nullable Row row) {}

    private Found found(Grant own, ResultSet row) throws SQLException {
        return new Found(ItemSql.read(row), row.getBytes("wrapped") == null ? null : row(own, row));
    }

    private Row row(Grant own, ResultSet row) throws SQLException {
        var item = ItemSql.read(row);
        var cipher = vault.tenant(own.tenant()).patient(item.patient().value(), row.getBytes("wrapped"));
        return new Row(item, ItemLine.open(cipher, item.id(), row.getBytes("line")));
    }

    /** Where a page begins: the moment and the id of the last row before it. */
    public record Cursor(Instant at, UUID id) {

        static Cursor start(boolean finished) {
            return finished
                    ? new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1))
                    : new Cursor(Instant.parse("1970-01-01T00:00:00Z"), NOBODY);
        }

        static Cursor after(Item item, boolean finished) {
            var done = item.doneAt();
            return new Cursor(finished && done != null ? done : item.dueAt(), item.id());
        }

        String text() {
            return at.getEpochSecond() + "." + at.getNano() + "." + id;
        }

        /** @return null if this is none of ours */
        public static @Nullable Cursor parse(String text) {
            var match = java.util.regex.Pattern.compile("(\\d{1,12})\\.(\\d{1,9})\\.([0-9a-f-]{36})")
                    .matcher(text);
            return match.matches()
                    ? new Cursor(
                            Instant.ofEpochSecond(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))),
                            UUID.fromString(match.group(3)))
                    : null;
        }
    }
}
