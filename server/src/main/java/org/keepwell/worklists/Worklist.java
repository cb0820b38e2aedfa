package org.keepwell.worklists;

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

    private final ItemRepository items;
    private final Signals signals;
    private final Members members;
    private final Clock clock;

    Worklist(ItemRepository items, Signals signals, Members members, Clock clock) {
        this.items = items;
        this.signals = signals;
        this.members = members;
        this.clock = clock;
    }

    /** @return the item's id */
    public UUID put(Grant grant, New item, PatientCipher cipher) {
        var id = UUID.randomUUID();
        items.add(grant, id, item, clock.instant(), cipher);
        tell(grant, item.board().id(), item.assignee());
        return id;
    }

    /** The item of a conversation or request, held until the transaction ends. */
    public Optional<Item> of(Grant grant, Item.Kind kind, UUID subject) {
        return items.of(grant, kind, subject);
    }

    /** The items of these subjects as they are now; holds none. */
    public List<Item> look(Grant grant, Item.Kind kind, Collection<UUID> subjects) {
        return items.of(grant, kind, subjects);
    }

    /** An item of the patient's, held until the transaction ends. */
    public Optional<Item> find(Grant grant, UUID id) {
        return items.find(grant, id);
    }

    /** What was to be done by itself was not: the item is open, and due at once. @param to who has it, or null */
    public Item comesBack(Grant grant, Item item, @Nullable UUID to) {
        var now = clock.instant();
        var change = new ItemChange(item);
        change.assignee = to;
        change.dueAt = item.dueAt().isBefore(now) ? item.dueAt() : now;
        change.showFrom = now;
        change.open();
        return write(grant, change, item.version());
    }

    /**
     * The patient wrote again: the item waits once more, with whoever had it if they are there.
     *
     * @param board where it waits; on another one than before nobody has it yet
     */
    public Item waitsAgain(Grant grant, Item item, Board board, boolean flagged) {
        var now = clock.instant();
        boolean waits = item.doneAt() == null && !item.answered();
        var change = new ItemChange(item);
        change.board = board.id();
        change.assignee = board.id() == item.board() ? stillThere(grant, item.assignee()) : null;
        change.waitingSince = waits ? item.waitingSince() : now;
        change.dueAt = dueAgain(item, now.plus(board.dueIn()), waits);
        change.showFrom = now;
        change.open();
        change.answered = false;
        change.flagged = item.flagged() || flagged;
        return write(grant, change, item.version());
    }

    /** We answered: nothing waits any more. */
    public Item answered(Grant grant, Item item, UUID by) {
        var change = new ItemChange(item);
        change.assignee = by;
        change.answered = true;
        change.flagged = false;
        change.close(Item.Ending.ANSWERED, clock.instant());
        return write(grant, change, item.version());
    }

    /**
     * @param version the one that the person saw
     * @throws RuleBroken 409 {@code queue.CHANGED} if somebody else was faster
     */
    public Item assign(Grant grant, Item item, int version, @Nullable UUID to) {
        var change = new ItemChange(item);
        change.assignee = to;
        change.showFrom = item.createdAt();
        return write(grant, change, version);
    }

    /** To another board, and to one of its people if {@code to} is given. As {@link #assign} otherwise. */
    public Item move(Grant grant, Item item, int version, Board board, @Nullable UUID to, boolean escalates) {
        var change = new ItemChange(item);
        change.board = board.id();
        change.assignee = to;
        change.dueAt = dueAgain(item, clock.instant().plus(board.dueIn()), true);
        change.showFrom = item.createdAt();
        change.escalated = item.escalated() || escalates;
        return write(grant, change, version);
    }

    /** As {@link #assign}. */
    public Item snooze(Grant grant, Item item, int version, Instant until) {
        var change = new ItemChange(item);
        change.showFrom = until;
        change.dueAt = item.dueAt().isAfter(until) ? item.dueAt() : until;
        return write(grant, change, version);
    }

    /** As {@link #assign}. */
    public Item close(Grant grant, Item item, int version, Item.Ending ending) {
        var change = new ItemChange(item);
        change.close(ending, clock.instant());
        return write(grant, change, version);
    }

    /** Something was made of it, and it stays as it is; of two who do so at once, one is first. As {@link #assign}. */
    public Item mark(Grant grant, Item item, int version) {
        return write(grant, new ItemChange(item), version);
    }

    /** As {@link #assign}. */
    public Item reopen(Grant grant, Item item, int version) {
        var change = new ItemChange(item);
        change.open();
        change.showFrom = clock.instant();
        return write(grant, change, version);
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

    /** Put off, it was due late; whoever wakes it before waits no longer than for something new. */
    private Instant dueAgain(Item item, Instant asNew, boolean waits) {
        boolean asleep = item.showFrom().isAfter(clock.instant());
        return !waits || (asleep && item.dueAt().isAfter(asNew)) ? asNew : item.dueAt();
    }

    private void tell(Grant grant, int board, @Nullable UUID assignee) {
        signals.board(grant, board);
        if (assignee != null) {
            signals.account(grant, new AccountId(assignee), News.QUEUE);
        }
    }

    private Item write(Grant grant, ItemChange change, int version) {
        var after = items.write(grant, change, version).orElseThrow(() -> new RuleBroken(409, "queue.CHANGED"));
        var concerned = new HashSet<UUID>();
        for (var one : new UUID[] {change.before.assignee(), change.assignee}) {
            if (one != null && concerned.add(one)) {
                signals.account(grant, new AccountId(one), News.QUEUE);
            }
        }
        signals.board(grant, change.before.board());
        if (change.board != change.before.board()) {
            signals.board(grant, change.board);
        }
        return after;
    }
}
