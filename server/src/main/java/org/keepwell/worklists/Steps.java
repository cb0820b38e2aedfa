package org.keepwell.worklists;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of an item and the notes on it; inside a sealed transaction about the patient. Nothing is ever changed. */
@Component
public class Steps {

    private static final int MOST = 500;

    private static final String ADD = """
            insert into worklists.step (tenant_id, patient_id, id, item_id, category, at, account_id, what, to_account,
                to_board, until, note)
            values (:tenant, :patient, :id, :item, :category, :now, :by, :what, :toAccount, :toBoard, :until, :note)
            """;
    private static final String OF = """
            select id, at, account_id, what, to_account, to_board, until, note from worklists.step
            where tenant_id = :tenant and patient_id = :patient and item_id = :item order by at desc, id limit
            """ + " " + MOST;

    private final JdbcClient db;
    private final Clock clock;

    Steps(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What was done, with what was said about it. */
    public record Done(
            Step.What what,
            @Nullable UUID toAccount,
            @Nullable Integer toBoard,
            @Nullable Instant until,
            @Nullable String note) {

        public static Done of(Step.What what) {
            return new Done(what, null, null, null, null);
        }

        /** Without the note: it must not be printed. */
        @Override
        public String toString() {
            return what.toString();
        }
    }

    public UUID add(Grant grant, Item item, Done done, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var until = done.until();
        var note = done.note();
        bind(ADD, grant)
                .param("id", id)
                .param("item", item.id())
                .param("category", item.topic().category().mask())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", grant.actor().id())
                .param("what", done.what().code())
                .param("toAccount", done.toAccount(), Types.OTHER)
                .param("toBoard", done.toBoard(), Types.INTEGER)
                .param("until", until == null ? null : Timestamp.from(until), Types.TIMESTAMP)
                .param(
                        "note",
                        note == null || note.isBlank()
                                ? null
                                : cipher.seal(note.strip().getBytes(StandardCharsets.UTF_8), place(id)),
                        Types.BINARY)
                .update();
        return id;
    }

    /** The newest 500, newest first. */
    public List<Step> of(Grant grant, UUID item, PatientCipher cipher) {
        return bind(OF, grant)
                .param("item", item)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    var until = row.getTimestamp("until");
                    var note = row.getBytes("note");
                    return new Step(
                            id,
                            row.getTimestamp("at").toInstant(),
                            row.getObject("account_id", UUID.class),
                            Step.What.of(row.getInt("what")),
                            row.getObject("to_account", UUID.class),
                            row.getObject("to_board", Integer.class),
                            until == null ? null : until.toInstant(),
                            note == null ? null : new String(cipher.open(note, place(id)), StandardCharsets.UTF_8));
                })
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }

    private static Place place(UUID step) {
        return new Place("worklists.step", "note", step, 0);
    }
}
