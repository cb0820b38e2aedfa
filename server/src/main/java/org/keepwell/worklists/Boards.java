package org.keepwell.worklists;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.identity.Account;
import org.keepwell.live.Ears;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which boards there are, and who hears of which. */
@Component
public class Boards implements Ears {

    /** What a seal carries (frozen form 2). */
    static final int MOST_HEARD = 32;

    private static final int MOST = 200;

    private static final String HEARD = """
            (select m.board_id, null::uuid as covered from worklists.member m
                where m.tenant_id = :tenant and m.account_id = :account
                union
                select m.board_id, a.account_id from worklists.away a
                join worklists.member m on m.tenant_id = a.tenant_id and m.account_id = a.account_id
                where a.tenant_id = :tenant and a.cover_id = :account and a.until > :now) h
            """;
    private static final PatientStatement HEARING = PatientStatement.ofShared("""
            select h.covered, true as heard, false as open, b.id, b.name, b.kind, b.topics, b.due_minutes, b.clinician_id,
                null::uuid as site_id from
            """ + " " + HEARD + """
            join worklists.board b on b.tenant_id = :tenant and b.id = h.board_id order by b.id limit 200
            """);
    private static final PatientStatement LANDSCAPE = PatientStatement.ofShared("""
            select h.covered, h.board_id is not null as heard, b.closed_at is null as open, b.id, b.name, b.kind, b.topics,
                b.due_minutes, b.site_id, b.clinician_id, s.name as site_name
            from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            left join
            """ + " " + HEARD + """
            on h.board_id = b.id
            where b.tenant_id = :tenant and (b.closed_at is null or h.board_id is not null) order by b.kind, b.id limit 400
            """);
    private static final String ALL = "select " + BoardRows.COLUMNS + """
            , s.name as site_name from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            where b.tenant_id = :tenant and b.closed_at is null order by b.kind, b.id limit
            """ + " " + MOST;
    private static final PatientStatement ALL_IN_ONE_TRIP = PatientStatement.ofShared(ALL);
    private static final String ANSWERING = "select " + BoardRows.COLUMNS + """
            , s.name as site_name from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            where b.tenant_id = :tenant and b.closed_at is null and (:topic = any (b.topics) or b.id = :also)
                and exists (select from identity.sealed_staff(array(
                    select m.account_id from worklists.member m where m.tenant_id = :tenant and m.board_id = b.id limit 200)) w
                    where w.state = :active)
            order by b.kind, b.id limit
            """ + " " + MOST;

    private final JdbcClient db;
    private final PatientQuery query;
    private final BoardRows rows;
    private final Clock clock;

    Boards(JdbcClient db, PatientQuery query, BoardRows rows, Clock clock) {
        this.db = db;
        this.query = query;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What the grant's account works on now. Whoever stands in hears of those boards that they could be on themselves: a
     * nurse for a physician not of what only physicians decide.
     */
    public Hearing hearing(Grant own) {
        return heard(own, HEARING).hearing();
    }

    /**
     * All boards, and what one hears of.
     *
     * @param open first line first
     */
    public record Landscape(Hearing hearing, List<Board> open) {}

    /** As {@link #hearing} and {@link #list} together, in one trip. */
    public Landscape landscape(Grant own) {
        var found = heard(own, LANDSCAPE);
        return new Landscape(found.hearing(), rows.named(own, found.open()));
    }

    private Landscape heard(Grant own, PatientStatement statement) {
        var values = Map.of("account", own.actor().id(), "now", clock.instant());
        return query.read(own, statement, values, row -> {
            var heard = new TreeSet<Integer>();
            var covered = new HashSet<UUID>();
            var open = new LinkedHashSet<Board>();
            var role = own.actor().role();
            while (row.next()) {
                var board = BoardRows.read(row);
                if (row.getBoolean("open")) {
                    open.add(board);
                }
                if (row.getBoolean("heard") && role != null && board.isFor(role)) {
                    heard.add(board.id());
                }
                var whom = row.getObject("covered", UUID.class);
                if (whom != null) {
                    covered.add(whom);
                }
            }
            var most = heard.stream().limit(MOST_HEARD).collect(Collectors.toUnmodifiableSet());
            return new Landscape(new Hearing(most, Set.copyOf(covered)), List.copyOf(open));
        });
    }

    @Override
    public Set<Integer> boards(Grant own) {
        return hearing(own).boards();
    }

    /** All that are open, first line first; inside a sealed transaction. */
    public List<Board> all(Grant grant) {
        var found = db.sql(ALL)
                .param("tenant", grant.tenant().value())
                .query((row, n) -> BoardRows.read(row))
                .list();
        return rows.named(grant, found);
    }

    /** As {@link #all}, without those of clinicians, which take only what is meant for them. */
    public List<Board> forAnybody(Grant grant) {
        return all(grant).stream().filter(Board::isForAnybody).toList();
    }

    /** As {@link #all}, outside of a transaction, in one trip. */
    public List<Board> list(Grant own) {
        var all = query.read(own, ALL_IN_ONE_TRIP, Map.of(), row -> {
            var found = new ArrayList<Board>();
            while (row.next()) {
                found.add(BoardRows.read(row));
            }
            return found;
        });
        return rows.named(own, all);
    }

    /**
     * The open boards of a topic on which somebody works who was not switched off, first line first, those of clinicians
     * among them; inside a sealed transaction.
     *
     * @param also a board that counts though it is not of the topic; {@link Board#NEW} for none
     */
    public List<Board> answering(Grant grant, Topic topic, int also) {
        var found = db.sql(ANSWERING)
                .param("tenant", grant.tenant().value())
                .param("topic", topic.code())
                .param("also", also)
                .param("active", Account.State.ACTIVE.code())
                .query((row, n) -> BoardRows.read(row))
                .list();
        return rows.named(grant, found);
    }

    /**
     * Where requests of a topic come first: to the board of the site, else to the one for all sites. Inside a sealed
     * transaction. Empty if there is neither.
     *
     * @param site of the conversation or the patient, or null if there is none
     */
    public Optional<Board> firstFor(Grant grant, Topic topic, @Nullable UUID site) {
        return inTurn(grant, topic, site).findFirst();
    }

    /** As {@link #firstFor}, with the one to take if nobody is on the first. */
    public Stream<Board> inTurn(Grant grant, Topic topic, @Nullable UUID site) {
        return inTurn(all(grant).stream().filter(board -> board.topics().contains(topic)), site);
    }

    /** Of these boards, in which order they are tried for a patient of this site; never one of a clinician. */
    public static Stream<Board> inTurn(Stream<Board> boards, @Nullable UUID site) {
        return boards.filter(Board::isForAnybody)
                .filter(board -> board.at() == null || board.at().id().equals(site))
                .sorted(Board.nearest(site));
    }
}
