package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
            select h.covered, true as heard, false as open, b.id, b.name, b.kind, b.topics, b.due_minutes, null::uuid as site_id
            from
            """ + " " + HEARD + """
            join worklists.board b on b.tenant_id = :tenant and b.id = h.board_id order by b.id limit 200
            """);
    private static final PatientStatement LANDSCAPE = PatientStatement.ofShared("""
            select h.covered, h.board_id is not null as heard, b.closed_at is null as open, b.id, b.name, b.kind, b.topics,
                b.due_minutes, b.site_id, s.name as site_name
            from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            left join
            """ + " " + HEARD + """
            on h.board_id = b.id
            where b.tenant_id = :tenant and (b.closed_at is null or h.board_id is not null) order by b.kind, b.id limit 400
            """);
    private static final String ALL = """
            select b.id, b.name, b.kind, b.topics, b.due_minutes, b.site_id, s.name as site_name from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            where b.tenant_id = :tenant and b.closed_at is null order by b.kind, b.id limit
            """ + " " + MOST;
    private static final PatientStatement ALL_IN_ONE_TRIP = PatientStatement.ofShared(ALL);
    private static final String ANSWERING = """
            select b.id, b.name, b.kind, b.topics, b.due_minutes, b.site_id, s.name as site_name from worklists.board b
            left join tenancy.site s on s.tenant_id = :tenant and s.id = b.site_id
            where b.tenant_id = :tenant and b.closed_at is null and (:topic = any (b.topics) or b.id = :also)
                and exists (select from identity.sealed_staff(array(
                    select m.account_id from worklists.member m where m.tenant_id = :tenant and m.board_id = b.id limit 200)) w
                    where w.state = :active)
            order by b.kind, b.id limit
            """ + " " + MOST;

    private final JdbcClient db;
    private final PatientQuery query;
    private final Clock clock;

    Boards(JdbcClient db, PatientQuery query, Clock clock) {
        this.db = db;
        this.query = query;
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
        return heard(own, LANDSCAPE);
    }

    private Landscape heard(Grant own, PatientStatement statement) {
        var values = Map.of("account", own.actor().id(), "now", clock.instant());
        return query.read(own, statement, values, rows -> {
            var heard = new TreeSet<Integer>();
            var covered = new HashSet<UUID>();
            var open = new LinkedHashSet<Board>();
            var role = own.actor().role();
            while (rows.next()) {
                var board = read(rows, 0);
                if (rows.getBoolean("open")) {
                    open.add(board);
                }
                if (rows.getBoolean("heard") && role != null && board.isFor(role)) {
                    heard.add(board.id());
                }
                var whom = rows.getObject("covered", UUID.class);
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
        return db.sql(ALL)
                .param("tenant", grant.tenant().value())
                .query(Boards::read)
                .list();
    }

    /** As {@link #all}, outside of a transaction, in one trip. */
    public List<Board> list(Grant own) {
        return query.read(own, ALL_IN_ONE_TRIP, Map.of(), rows -> {
            var found = new ArrayList<Board>();
            while (rows.next()) {
                found.add(read(rows, 0));
            }
            return found;
        });
    }

    /**
     * The open boards of a topic on which somebody works who was not switched off, first line first; inside a sealed
     * transaction.
     *
     * @param also a board that counts though it is not of the topic; {@link Board#NEW} for none
     */
    public List<Board> answering(Grant grant, Topic topic, int also) {
        return db.sql(ANSWERING)
                .param("tenant", grant.tenant().value())
                .param("topic", topic.code())
                .param("also", also)
                .param("active", Account.State.ACTIVE.code())
                .query(Boards::read)
                .list();
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

    /** Of these boards, in which order they are tried for a patient of this site. */
    public static Stream<Board> inTurn(Stream<Board> boards, @Nullable UUID site) {
        return boards.filter(board -> board.at() == null || board.at().id().equals(site))
                .sorted(Board.nearest(site));
    }

    private static Board read(ResultSet row, int n) throws SQLException {
        var topics = Arrays.stream((Integer[]) row.getArray("topics").getArray())
                .map(Topic::of)
                .collect(Collectors.toUnmodifiableSet());
        var site = row.getObject("site_id", UUID.class);
        return new Board(
                row.getInt("id"),
                row.getString("name"),
                Board.Kind.of(row.getInt("kind")),
                topics,
                Duration.ofMinutes(row.getInt("due_minutes")),
                site == null ? null : new Board.At(site, row.getString("site_name")));
    }
}
