package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
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

    // the page first, and then its keys: left to choose, the planner begins with all the patients
    private static final String LINE = "select " + ItemSql.COLUMNS + """
            , i.line, k.wrapped from (select i.* from worklists.item i
                where i.tenant_id = :tenant and i.topic = any (:topics) and i.kind = any (:kinds)
            """;
    private static final String WITH_KEYS = """
            ) i join vault.patient_key k on k.tenant_id = :tenant and k.patient_id = i.patient_id order by
            """;
    private static final String NEXT_DUE = " i.due_at, i.id";
    private static final String NEWEST = " i.done_at desc, i.id desc";
    private static final String OPEN_PART =
            " and i.done_at is null and i.show_from <= :now and (i.due_at, i.id) > (:afterAt, :afterId)";
    private static final String SNOOZED_PART =
            " and i.done_at is null and i.show_from > :now and (i.due_at, i.id) > (:afterAt, :afterId)";
    private static final String DONE_PART = " and i.done_at is not null and (i.done_at, i.id) < (:afterAt, :afterId)";
    private static final String OF_BOARD = " and i.board_id = :board";
    private static final String OF_PEOPLE = " and i.account_id = any (:people)";

    private static final Map<Boolean, Map<Item.State, PatientStatement>> LISTS =
            Map.of(true, lists(OF_BOARD), false, lists(OF_PEOPLE));

    private static final PatientStatement FIND = PatientStatement.ofShared(
            "select " + ItemSql.COLUMNS + " from worklists.item i where i.tenant_id = :tenant and i.id = :id");
    private static final PatientStatement CHOSEN = PatientStatement.ofShared("select " + ItemSql.COLUMNS + """
            , k.wrapped from worklists.item i join vault.patient_key k
                on k.tenant_id = :tenant and k.patient_id = i.patient_id
            where i.tenant_id = :tenant and i.topic = any (:topics) and i.id = any (:ids)
            order by i.due_at, i.id, k.version limit 500
            """);
    private static final String WAITING = """
            i.topic = any (:topics) and i.done_at is null and i.show_from <= :now order by i.due_at, i.id limit
            """ + " " + MOST_COUNTED;
    private static final String COUNTS = """
            select b.id as board_id, w.open, w.late, false as mine from unnest(:boards) as b (id) cross join lateral (
                select count(*) as open, count(*) filter (where one.due_at < :now) as late from (
                    select i.due_at from worklists.item i where i.tenant_id = :tenant and i.board_id = b.id and
            """ + WAITING + """
            ) one) w
            union all
            select 0, count(*), count(*) filter (where one.due_at < :now), true from (
                select i.due_at from worklists.item i where i.tenant_id = :tenant and i.account_id = any (:people) and
            """ + WAITING + ") one";
    private static final PatientStatement COUNT = PatientStatement.ofShared(COUNTS);

    private static final String WAKES = """
            select min(i.show_from) as wakes from worklists.item i
            where i.tenant_id = :tenant and i.topic = any (:topics) and i.kind = any (:kinds)
                and i.done_at is null and i.show_from > :now
            """;
    private static final Map<Boolean, PatientStatement> NEXT_TO_WAKE = Map.of(
            true, PatientStatement.ofShared(WAKES + OF_BOARD), false, PatientStatement.ofShared(WAKES + OF_PEOPLE));

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
        var statement =
                java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(LISTS.get(wanted.board() != null))
                        .get(wanted.state()));
        var rows = query.read(hearing.over(own), statement, values, found -> {
            var read = new ArrayList<Row>();
            while (found.next()) {
                read.add(row(own, found));
            }
            return read;
        });
        if (rows.size() <= PAGE) {
            return new Page(rows, null);
        }
        var last = rows.get(PAGE - 1).item();
        return new Page(rows.subList(0, PAGE), Cursor.after(last, finished).text());
    }

    /** When the next of those that were put off comes back; nobody sends a word when time passes. */
    public Optional<Instant> wakes(Grant own, Hearing hearing, Wanted wanted) {
        var values = new HashMap<String, Object>();
        values.put("topics", topics(own, wanted.topic()));
        values.put("kinds", kinds(wanted.kind()));
        values.put("now", clock.instant());
        if (wanted.board() == null) {
            values.put("people", people(own, hearing));
        } else {
            values.put("board", wanted.board());
        }
        var statement = java.util.Objects.requireNonNull(NEXT_TO_WAKE.get(wanted.board() != null));
        return query.read(
                hearing.over(own),
                statement,
                values,
                rows -> rows.next()
                        ? Optional.ofNullable(rows.getTimestamp("wakes")).map(java.sql.Timestamp::toInstant)
                        : Optional.<Instant>empty());
    }

    public Counts counts(Grant own, Hearing hearing) {
        var values = Map.of(
                "boards", hearing.boards().toArray(Integer[]::new),
                "people", people(own, hearing),
                "topics", topics(own, null),
                "now", clock.instant());
        return query.read(hearing.over(own), COUNT, values, rows -> {
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

    /** An item that the account may work on. */
    public Optional<Item> find(Grant own, Hearing hearing, UUID id) {
        var allowed = Set.of(topics(own, null));
        return query.read(
                        hearing.over(own),
                        FIND,
                        Map.of("id", id),
                        rows -> rows.next() ? Optional.of(ItemSql.read(rows)) : Optional.<Item>empty())
                .filter(item -> allowed.contains(item.topic().code()));
    }

    /** Of these the ones that are on the account's boards, the next due first. */
    public List<Keyed> chosen(Grant own, Hearing hearing, Collection<UUID> ids) {
        var values = Map.of("topics", topics(own, null), "ids", ids.toArray(UUID[]::new));
        return query.read(hearing.over(own), CHOSEN, values, rows -> {
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

    private Row row(Grant own, ResultSet row) throws SQLException {
        var item = ItemSql.read(row);
        var cipher = vault.tenant(own.tenant()).patient(item.patient().value(), row.getBytes("wrapped"));
        return new Row(item, ItemLine.open(cipher, item.id(), row.getBytes("line")));
    }

    private static Map<Item.State, PatientStatement> lists(String whose) {
        var statements = new EnumMap<Item.State, PatientStatement>(Item.State.class);
        for (var state : Item.State.values()) {
            statements.put(state, PatientStatement.ofShared(list(whose, state)));
        }
        return statements;
    }

    private static String list(String whose, Item.State state) {
        var part = switch (state) {
            case OPEN -> OPEN_PART;
            case SNOOZED -> SNOOZED_PART;
            case DONE -> DONE_PART;
        };
        var order = state == Item.State.DONE ? NEWEST : NEXT_DUE;
        return LINE + whose + part + " order by " + order + " limit :cap " + WITH_KEYS + order;
    }

    /** What a page asks, with its names; of a board, or of people. */
    static String sql(boolean ofBoard, Item.State state) {
        return list(ofBoard ? OF_BOARD : OF_PEOPLE, state);
    }

    static String countSql() {
        return COUNTS;
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
