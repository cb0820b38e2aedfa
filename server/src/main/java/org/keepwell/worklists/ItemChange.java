package org.keepwell.worklists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as it was, and as it shall be. */
final class ItemChange {

    final Item before;
    int board;

    @Nullable
    UUID assignee;

    Instant waitingSince;
    Instant dueAt;
    Instant showFrom;

    @Nullable
    Instant doneAt;

    Item.@Nullable Ending doneAs;
    boolean flagged;
    boolean escalated;
    boolean answered;

    ItemChange(Item item) {
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

    void close(Item.Ending ending, Instant at) {
        doneAt = at;
        doneAs = ending;
    }
}
