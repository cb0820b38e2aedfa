package org.keepwell.worklists;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts items on boards and moves them. All inside a sealed transaction about the patient, so that an item changes together
 * with what it is about. Who is concerned hears of it.
 */
@Component
public class Worklist {

    /**
     * A new item.
     *
     * @param assignee to whom it goes at once, or null for whoever is free
     * @param answered nobody waits for us: we wrote first
     * @param dueAt null for what the board says
     */
    public record New(
            Item.Kind kind,
            Topic topic,
            UUID subject,
            Board board,
            @Nullable UUID assignee,
            boolean flagged,
            boolean answered,
            @Nullable Instant dueAt,
            ItemLine line) {

        /** Due when the board says. */
        public New(
                Item.Kind kind,
                Topic topic,
                UUID subject,
                Board board,
                @Nullable UUID assignee,
                boolean flagged,
                boolean answered,
                ItemLine line) {
            this(kind, topic, subject, board, assignee, flagged, answered, null, line);
        }
    }

    private static final String ADD = """
            insert into worklists.item as i (tenant_id, id, board_id, account_id, patient_id, subject_id, kind, topic,
                created_at, waiting_since, due_at, show_from, done_at, done_as, flagged, escalated, answered, version, line)
            values (:tenant, :id, :board, :assignee, :patient, :subject, :kind, :topic, :now, :now, :due, :now, :done, :as,
                :flagged, false, :answered, 1, :line)
            """;
    private static final String OF_SUBJECT = "select " + ItemSql.COLUMNS + """
             from worklists.item i where i.tenant_id = :tenant and i.patient_id = :patient and i.kind = :kind
                and i.subject_id = :subject for update
            """;
    private static final String MANY = "select " + ItemSql.COLUMNS + """
             from worklists.item i where i.tenant_id = :tenant and i.patient_id = :patient and i.kind = :kind
                and i.subject_id = any (:subjects) limit 500
            """;
    private static final String FIND = "select " + ItemSql.COLUMNS + """
             from worklists.item i where i.tenant_id = :tenant and i.patient_id = :patient and i.id = :id for update
            """;
    private static final String MOVE = """
            update worklists.item i set board_id = :board, account_id = :assignee, waiting_since = :waiting, due_at = :due,
                show_from = :show, done_at = :done, done_as = :as, flagged = :flagged, escalated = :escalated,
                answered = :answered, version = version + 1
            where i.tenant_id = :tenant and i.patient_id = :patient and i.id = :id and i.version = :version
            returning
            """ + " " + ItemSql.COLUMNS;

    private final JdbcClient db;
    private final Signals signals;
    private final Members members;
    private final Clock clock;

    Worklist(JdbcClient db, Signals signals, Members members, Clock clock) {
        this.db = db;
        this.signals = signals;
        this.members = members;
        this.clock = clock;
    }

    /** @return the item's id */
    public UUID put(Grant grant, New item, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var due = item.dueAt() == null ? now.plus(item.board().dueIn()) : item.dueAt();
        bind(ADD, grant)
                .param("id", id)
                .param("board", item.board().id())
                .param("assignee", item.assignee(), Types.OTHER)
                .param("subject", item.subject())
                .param("kind", item.kind().code())
                .param("topic", item.topic().code())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .param("done", item.answered() ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .param("as", item.answered() ? Item.Ending.ANSWERED.code() : null, Types.SMALLINT)
                .param("flagged", item.flagged())
                .param("answered", item.answered())
                .param("line", item.line().seal(cipher, id))
                .update();
        tell(grant, item.board().id(), item.assignee());
        return id;
    }

    /** The item of a conversation or request, held until the transaction ends. */
    public Optional<Item> of(Grant grant, Item.Kind kind, UUID subject) {
        return bind(OF_SUBJECT, grant)
                .param("kind", kind.code())
                .param("subject", subject)
                .query((row, n) -> ItemSql.read(row))
                .optional();
    }

    /** The items of these subjects as they are now; holds none. */
    public List<Item> look(Grant grant, Item.Kind kind, Collection<UUID> subjects) {
        return bind(MANY, grant)
                .param("kind", kind.code())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, n) -> ItemSql.read(row))
                .list();
    }

    /** An item of the patient's, held until the transaction ends. */
    public Optional<Item> find(Grant grant, UUID id) {
        return bind(FIND, grant)
                .param("id", id)
                .query((row, n) -> ItemSql.read(row))
                .optional();
    }

    /** What was to be done by itself was not: the item is open, and due at once. @param to who has it, or null */
    public Item comesBack(Grant grant, Item item, @Nullable UUID to) {
        var now = clock.instant();
        var change = new Change(item);
        change.assignee = to;
        change.dueAt = item.dueAt().isBefore(now) ? item.dueAt() : now;
        change.showFrom = now;
        change.open();
        return change.write(grant, item.version());
    }

    /**
     * The patient wrote again: the item waits once more, with whoever had it if they are there.
     *
     * @param board where it waits; on another one than before nobody has it yet
     */
    public Item waitsAgain(Grant grant, Item item, Board board, boolean flagged) {
        var now = clock.instant();
        boolean waits = item.doneAt() == null && !item.answered();
        var change = new Change(item);
        change.board = board.id();
        change.assignee = board.id() == item.board() ? stillThere(grant, item.assignee()) : null;
        change.waitingSince = waits ? item.waitingSince() : now;
        change.dueAt = waits ? item.dueAt() : now.plus(board.dueIn());
        change.showFrom = now;
        change.open();
        change.answered = false;
        change.flagged = item.flagged() || flagged;
        return change.write(grant, item.version());
    }

    /** We answered: nothing waits any more. */
    public Item answered(Grant grant, Item item, UUID by) {
        var change = new Change(item);
        change.assignee = by;
        change.answered = true;
        change.flagged = false;
        change.close(Item.Ending.ANSWERED);
        return change.write(grant, item.version());
    }

    /**
     * @param version the one that the person saw
     * @throws RuleBroken 409 {@code queue.CHANGED} if somebody else was faster
     */
    public Item assign(Grant grant, Item item, int version, @Nullable UUID to) {
        var change = new Change(item);
        change.assignee = to;
        change.showFrom = item.createdAt();
        return change.write(grant, version);
    }

    /** To another board, and to one of its people if {@code to} is given. As {@link #assign} otherwise. */
    public Item move(Grant grant, Item item, int version, Board board, @Nullable UUID to, boolean escalates) {
        var change = new Change(item);
        change.board = board.id();
        change.assignee = to;
        change.showFrom = item.createdAt();
        change.escalated = item.escalated() || escalates;
        return change.write(grant, version);
    }

    /** As {@link #assign}. */
    public Item snooze(Grant grant, Item item, int version, Instant until) {
        var change = new Change(item);
        change.showFrom = until;
        change.dueAt = item.dueAt().isAfter(until) ? item.dueAt() : until;
        return change.write(grant, version);
    }

    /** As {@link #assign}. */
    public Item close(Grant grant, Item item, int version, Item.Ending ending) {
        var change = new Change(item);
        change.close(ending);
        return change.write(grant, version);
    }

    /** Something was made of it, and it stays as it is; of two who do so at once, one is first. As {@link #assign}. */
    public Item mark(Grant grant, Item item, int version) {
        return new Change(item).write(grant, version);
    }

    /** As {@link #assign}. */
    public Item reopen(Grant grant, Item item, int version) {
        var change = new Change(item);
        change.open();
        change.showFrom = clock.instant();
        return change.write(grant, version);
    }

    /** Something of the item changed that is not the item: a note, a file. */
    public void touched(Grant grant, Item item) {
        tell(grant, item.board(), item.assignee());
    }

    private @Nullable UUID stillThere(Grant grant, @Nullable UUID assignee) {
        if (assignee == null) {
            return null;
        }
        return members.of(grant, List.of(assignee)).stream()
                        .anyMatch(member -> member.awayUntil() == null || member.coveredBy() != null)
                ? assignee
                : null;
    }

    private void tell(Grant grant, int board, @Nullable UUID assignee) {
        signals.board(grant, board);
        if (assignee != null) {
            signals.account(grant, new AccountId(assignee), News.QUEUE);
        }
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }

    /** An item as it shall be. */
    private final class Change {

        private final Item before;
        private int board;
        private @Nullable UUID assignee;
        private Instant waitingSince;
        private Instant dueAt;
        private Instant showFrom;
        private @Nullable Instant doneAt;
        private Item.@Nullable Ending doneAs;
        private boolean flagged;
        private boolean escalated;
        private boolean answered;

        Change(Item item) {
            before = item;
            board = item.board();
            assignee = item.assignee();
            waitingSince = item.waitingSince();
            dueAt = item.dueAt();
            showFrom = item.showFrom();
            doneAt = item.doneAt();
            doneAs = item.doneAs();
            flagged = item.flagged();
            escalated = item.escalated();
            answered = item.answered();
        }

        void open() {
            doneAt = null;
            doneAs = null;
        }

        void close(Item.Ending ending) {
            doneAt = clock.instant();
            doneAs = ending;
        }

        Item write(Grant grant, int version) {
            var ending = doneAs;
            var after = bind(MOVE, grant)
                    .param("id", before.id())
                    .param("version", version)
                    .param("board", board)
                    .param("assignee", assignee, Types.OTHER)
                    .param("waiting", Timestamp.from(waitingSince))
                    .param("due", Timestamp.from(dueAt))
                    .param("show", Timestamp.from(showFrom))
                    .param("done", doneAt == null ? null : Timestamp.from(doneAt), Types.TIMESTAMP)
                    .param("as", ending == null ? null : ending.code(), Types.SMALLINT)
                    .param("flagged", flagged)
                    .param("escalated", escalated)
                    .param("answered", answered)
                    .query((row, n) -> ItemSql.read(row))
                    .optional()
                    .orElseThrow(() -> new RuleBroken(409, "queue.CHANGED"));
            var concerned = new HashSet<UUID>();
            for (var one : new UUID[] {before.assignee(), assignee}) {
                if (one != null && concerned.add(one)) {
                    signals.account(grant, new AccountId(one), News.QUEUE);
                }
            }
            signals.board(grant, before.board());
            if (board != before.board()) {
                signals.board(grant, board);
            }
            return after;
        }
    }
}
