package org.keepwell.worklists;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Sites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which boards an organisation has and who is on them; an administrator's work, and the first start's. */
@Component
public class BoardKeeping {

    private static final String INSERT = """
            insert into worklists.board (tenant_id, id, name, kind, topics, due_minutes, site_id,
                clinician_id)
            values (:tenant, :id, :name, :kind, :topics, :due, :site, :clinician)
            """;
    private static final String UPDATE = """
            update worklists.board set name = :name, kind = :kind, topics = :topics, due_minutes = :due, site_id = :site,
                clinician_id = :clinician
            where tenant_id = :tenant and id = :id and closed_at is null
            """;
    private static final String NEXT = "select coalesce(max(id), 0) + 1 from worklists.board where tenant_id = :tenant";
    private static final String MEMBERS = """
            select board_id, account_id from worklists.member where tenant_id = :tenant limit 10000
            """;
    private static final String ADD = """
            insert into worklists.member (tenant_id, account_id, board_id, since)
            select :tenant, account, :board, :now from unnest(:accounts::uuid[]) as a (account) on conflict do nothing
            """;
    private static final String DROP = """
            delete from worklists.member where tenant_id = :tenant and board_id = :board and not account_id = any (:accounts)
            """;

    private final JdbcClient db;
    private final Boards boards;
    private final SealedTransaction transaction;
    private final BoardRules rules;
    private final Sites sites;
    private final Clock clock;

    BoardKeeping(
            JdbcClient db, Boards boards, SealedTransaction transaction, BoardRules rules, Sites sites, Clock clock) {
        this.db = db;
        this.boards = boards;
        this.transaction = transaction;
        this.rules = rules;
        this.sites = sites;
        this.clock = clock;
    }

    /** All with the ids of their members. */
    public Map<Board, Set<UUID>> all(Grant grant) {
        return transaction.in(grant, () -> {
            var members = members(grant);
            var found = new HashMap<Board, Set<UUID>>();
            for (var board : boards.all(grant)) {
                found.put(board, members.getOrDefault(board.id(), Set.of()));
            }
            return found;
        });
    }

    /**
     * Makes a board, with its entry in the log. Of two who do so at once, each makes one of their own.
     *
     * @param board with a number of its own that no other has, or {@link Board#NEW} for the next one
     * @param people all who are on it
     * @return its number
     * @throws RuleBroken if somebody may not read what comes there, or one of the topics comes to another board of the site
     */
    public int add(Grant grant, Board board, Collection<UUID> people, AuditTrail trail) {
        rules.checkClinician(grant, board, people);
        rules.checkBoard(grant, board, people);
        return transaction.in(grant, () -> {
            sites.hold(grant);
            rules.checkPlace(grant, board);
            int id = board.id() == Board.NEW ? next(grant) : board.id();
            bind(INSERT, grant, id, board).update();
            people(grant, id, people, trail);
            return id;
        });
    }

    /**
     * Changes a board, as {@link #add}; one of a clinician can be given to another. @throws NotVisible if there is none with
     * this number
     */
    public void save(Grant grant, Board board, Collection<UUID> people, AuditTrail trail) {
        rules.checkBoard(grant, board, people);
        transaction.run(grant, () -> {
            sites.hold(grant);
            rules.checkGiven(grant, board, people);
            rules.checkPlace(grant, board);
            if (bind(UPDATE, grant, board.id(), board).update() == 0) {
                throw new NotVisible();
            }
            people(grant, board.id(), people, trail);
        });
    }

    private int next(Grant grant) {
        return db.sql(NEXT)
                .param("tenant", grant.tenant().value())
                .query(Integer.class)
                .single();
    }

    private void people(Grant grant, int board, Collection<UUID> people, AuditTrail trail) {
        bind(DROP, grant, board, people).update();
        bind(ADD, grant, board, people)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        trail.append(AuditEntry.allowed(grant, trail.request())
                .about(new UUID(0, board))
                .counting(people.size(), null));
    }

    private Map<Integer, Set<UUID>> members(Grant grant) {
        var found = new HashMap<Integer, Set<UUID>>();
        db.sql(MEMBERS).param("tenant", grant.tenant().value()).query(row -> {
            found.computeIfAbsent(row.getInt(1), board -> new HashSet<>()).add(row.getObject(2, UUID.class));
        });
        return found;
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant, int id, Board board) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("id", id)
                .param("name", board.name())
                .param("kind", board.kind().code())
                .param(
                        "topics",
                        board.topics().stream().map(Topic::code).sorted().toArray(Integer[]::new))
                .param("due", (int) board.dueIn().toMinutes())
                .param("site", board.site(), Types.OTHER)
                .param("clinician", board.clinician(), Types.OTHER);
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant, int board, Collection<UUID> people) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("board", board)
                .param("accounts", people.toArray(UUID[]::new));
    }
}
