package org.keepwell.worklists;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
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

    private final JdbcClient db;
    private final Boards boards;
    private final SealedTransaction transaction;
    private final BoardRules rules;
    private final Sites sites;
    private final Crews crews;

    BoardKeeping(
            JdbcClient db, Boards boards, SealedTransaction transaction, BoardRules rules, Sites sites, Crews crews) {
        this.db = db;
        this.boards = boards;
        this.transaction = transaction;
        this.rules = rules;
        this.sites = sites;
        this.crews = crews;
    }

    /** All with the ids of their members. */
    public Map<Board, Set<UUID>> all(Grant grant) {
        return transaction.in(grant, () -> {
            var members = crews.all(grant);
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
            crews.set(grant, id, people);
            log(grant, id, people, trail);
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
            crews.set(grant, board.id(), people);
            log(grant, board.id(), people, trail);
        });
    }

    private int next(Grant grant) {
        return db.sql(NEXT)
                .param("tenant", grant.tenant().value())
                .query(Integer.class)
                .single();
    }

    private static void log(Grant grant, int board, Collection<UUID> people, AuditTrail trail) {
        trail.append(AuditEntry.allowed(grant, trail.request())
                .about(new UUID(0, board))
                .counting(people.size(), null));
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
}
