package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.identity.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on which board, and who stands in for whom. */
@Component
public class Members {

    private static final String ALL = """
            select m.board_id, m.account_id, a.until, c.account_id is null as there, a.cover_id from worklists.member m
            left join worklists.away a on a.tenant_id = m.tenant_id and a.account_id = m.account_id and a.until > :now
            left join worklists.away c on c.tenant_id = m.tenant_id and c.account_id = a.cover_id and c.until > :now
            where m.tenant_id = :tenant order by m.board_id, m.account_id limit 1000
            """;
    private static final String AWAY = """
            select a.account_id, a.until, c.account_id is null as there, a.cover_id from worklists.away a
            left join worklists.away c on c.tenant_id = a.tenant_id and c.account_id = a.cover_id and c.until > :now
            where a.tenant_id = :tenant and a.account_id = any (:accounts) and a.until > :now
            """;

    private static final String STAFFED = "select distinct board_id from worklists.member where tenant_id = :tenant";

    private record Row(
            int board,
            UUID account,
            @Nullable Instant until,
            @Nullable UUID cover) {}

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Accounts accounts;
    private final Boards boards;
    private final Clock clock;

    Members(JdbcClient db, SealedTransaction transaction, Accounts accounts, Boards boards, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.accounts = accounts;
        this.boards = boards;
        this.clock = clock;
    }

    /** By board; whoever was switched off is not among them. */
    public Map<Integer, List<Member>> byBoard(Grant grant) {
        var rows = transaction.in(
                grant,
                () -> db.sql(ALL)
                        .param("tenant", grant.tenant().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, n) -> new Row(
                                row.getInt("board_id"),
                                row.getObject("account_id", UUID.class),
                                instant(row.getTimestamp("until")),
                                cover(row)))
                        .list());
        var known = named(grant, rows);
        var boards = new HashMap<Integer, List<Member>>();
        for (var row : rows) {
            var who = known.get(row.account());
            if (who != null) {
                boards.computeIfAbsent(row.board(), board -> new ArrayList<>()).add(member(row, who, known));
            }
        }
        return boards;
    }

    /** Boards with anybody on them, switched off or not; inside a sealed transaction. */
    public Set<Integer> staffed(Grant grant) {
        var boards = new HashSet<Integer>();
        db.sql(STAFFED).param("tenant", grant.tenant().value()).query(row -> {
            boards.add(row.getInt(1));
        });
        return boards;
    }

    /**
     * Who may stand in for this account: who is on a board with it, and could be on all of its boards. Nobody reads by an
     * absence what the boards' own rule keeps from them. Inside a sealed transaction or outside of one.
     */
    public Map<UUID, Member> couldStandIn(Grant grant, UUID account) {
        var people = byBoard(grant);
        var own = transaction.in(grant, () -> boards.all(grant)).stream()
                .filter(board -> people.getOrDefault(board.id(), List.of()).stream()
                        .anyMatch(one -> one.account().equals(account)))
                .toList();
        var found = new LinkedHashMap<UUID, Member>();
        own.stream()
                .flatMap(board -> people.getOrDefault(board.id(), List.of()).stream())
                .filter(one -> !one.account().equals(account))
                .filter(one -> own.stream().allMatch(board -> board.isFor(one.role())))
                .forEach(one -> found.putIfAbsent(one.account(), one));
        return found;
    }

    /** These people, with their absences; whoever was switched off is not among them. */
    public List<Member> of(Grant grant, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var away = new HashMap<UUID, Row>();
        transaction.run(
                grant,
                () -> db.sql(AWAY)
                        .param("tenant", grant.tenant().value())
                        .param("accounts", ids.toArray(UUID[]::new))
                        .param("now", Timestamp.from(clock.instant()))
                        .query((ResultSet row) -> {
                            var id = row.getObject("account_id", UUID.class);
                            away.put(id, new Row(0, id, instant(row.getTimestamp("until")), cover(row)));
                        }));
        var rows = ids.stream()
                .map(id -> away.getOrDefault(id, new Row(0, id, null, null)))
                .toList();
        var known = named(grant, rows);
        return rows.stream()
                .filter(row -> known.containsKey(row.account()))
                .map(row -> member(row, java.util.Objects.requireNonNull(known.get(row.account())), known))
                .toList();
    }

    private Map<UUID, Accounts.Colleague> named(Grant grant, List<Row> rows) {
        var ids = new HashSet<UUID>();
        for (var row : rows) {
            ids.add(row.account());
            if (row.cover() != null) {
                ids.add(row.cover());
            }
        }
        var known = new HashMap<UUID, Accounts.Colleague>();
        accounts.colleagues(grant, ids).stream()
                .filter(Accounts.Colleague::active)
                .forEach(one -> known.put(one.id(), one));
        return known;
    }

    private static Member member(Row row, Accounts.Colleague who, Map<UUID, Accounts.Colleague> known) {
        var cover = row.cover() == null ? null : known.get(row.cover());
        return new Member(
                row.account(),
                who.role(),
                who.name(),
                row.until(),
                cover == null ? null : cover.id(),
                cover == null ? null : cover.name());
    }

    /** Whoever is away too stands in for nobody. */
    private static @Nullable UUID cover(ResultSet row) throws SQLException {
        return row.getBoolean("there") ? row.getObject("cover_id", UUID.class) : null;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
