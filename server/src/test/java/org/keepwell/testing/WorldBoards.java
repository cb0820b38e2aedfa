package org.keepwell.testing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.UsualBoards;
import org.springframework.boot.test.context.TestComponent;

/** The boards of the clinic, and who is on them. */
@TestComponent
class WorldBoards {

    private final BoardKeeping keeping;
    private final Access access;
    private final Audit audit;

    WorldBoards(BoardKeeping keeping, Access access, Audit audit) {
        this.keeping = keeping;
        this.access = access;
        this.audit = audit;
    }

    /** Adds the usual boards, unless they are there. */
    void make(TenantId tenant) {
        var setup = access.check(Actor.console(tenant, "test"), Act.SETUP, Relation.NONE, null);
        if (keeping.all(setup).isEmpty()) {
            UsualBoards.all().forEach(board -> keeping.add(setup, board, List.of(), new AuditTrail(audit)));
        }
    }

    void join(Person person, Board board) {
        Rows.change(
                "insert into worklists.member (tenant_id, account_id, board_id, since) values (?, ?, ?, ?::timestamptz)"
                        + " on conflict do nothing",
                person.tenant().value(),
                person.id(),
                board.id(),
                Instant.EPOCH.toString());
    }

    void leave(UUID person, Board board) {
        Rows.change("delete from worklists.member where account_id = ? and board_id = ?", person, board.id());
    }
}
