package org.keepwell.worklists;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who is on which board; inside a sealed transaction. Whoever is concerned by a change hears of it. */
@Component
class Crews {

    private static final String ALL = """
            select board_id, account_id from worklists.member where tenant_id = :tenant limit 10000
            """;
    private static final String OF_BOARD = """
            select account_id from worklists.member where tenant_id = :tenant and board_id = :board
            """;
    private static final String ADD = """
            insert into worklists.member (tenant_id, account_id, board_id, since)
            select :tenant, account, :board, :now from unnest(:accounts::uuid[]) as a (account) on conflict do nothing
            """;
    private static final String DROP = """
            delete from worklists.member where tenant_id = :tenant and board_id = :board and not account_id = any (:accounts)
            """;
    private static final String COVERS = """
            select cover_id from worklists.away
            where tenant_id = :tenant and account_id = any (:accounts) and until > :now and cover_id is not null
            """;

    private final JdbcClient db;
    private final Signals signals;
    private final Clock clock;

    Crews(JdbcClient db, Signals signals, Clock clock) {
        this.db = db;
        this.signals = signals;
        this.clock = clock;
    }

    /** By board. */
    Map<Integer, Set<UUID>> all(Grant grant) {
        var found = new HashMap<Integer, Set<UUID>>();
        bind(ALL, grant).query(row -> {
            found.computeIfAbsent(row.getInt(1), board -> new HashSet<>()).add(row.getObject(2, UUID.class));
        });
        return found;
    }

    /** These and nobody else. */
    void set(Grant grant, int board, Collection<UUID> people) {
        var now = Timestamp.from(clock.instant());
        var concerned = new HashSet<>(people);
        bind(OF_BOARD, grant).param("board", board).query(row -> {
            concerned.add(row.getObject(1, UUID.class));
        });
        var accounts = people.toArray(UUID[]::new);
        bind(DROP, grant).param("board", board).param("accounts", accounts).update();
        bind(ADD, grant)
                .param("board", board)
                .param("accounts", accounts)
                .param("now", now)
                .update();
        // whoever stands in for one of them came onto the board, or left it, too
        var covered = concerned.toArray(UUID[]::new);
        bind(COVERS, grant).param("accounts", covered).param("now", now).query(row -> {
            concerned.add(row.getObject(1, UUID.class));
        });
        concerned.forEach(one -> signals.account(grant, new AccountId(one), News.QUEUE));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql).param("tenant", grant.tenant().value());
    }
}
