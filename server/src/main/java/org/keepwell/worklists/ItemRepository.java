package org.keepwell.worklists;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items of a patient; inside a sealed transaction about them. */
@Repository
class ItemRepository {

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

    ItemRepository(JdbcClient db) {
        this.db = db;
    }

    void add(Grant grant, UUID id, Worklist.New item, Instant now, PatientCipher cipher) {
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
    }

    /** Held until the transaction ends. */
    Optional<Item> of(Grant grant, Item.Kind kind, UUID subject) {
        return bind(OF_SUBJECT, grant)
                .param("kind", kind.code())
                .param("subject", subject)
                .query((row, n) -> ItemSql.read(row))
                .optional();
    }

    /** Holds none. */
    List<Item> of(Grant grant, Item.Kind kind, Collection<UUID> subjects) {
        return bind(MANY, grant)
                .param("kind", kind.code())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, n) -> ItemSql.read(row))
                .list();
    }

    /** Held until the transaction ends. */
    Optional<Item> find(Grant grant, UUID id) {
        return bind(FIND, grant)
                .param("id", id)
                .query((row, n) -> ItemSql.read(row))
                .optional();
    }

    /** @return the item as it is now, or empty if its version is another */
    Optional<Item> write(Grant grant, ItemChange change, int version) {
        var ending = change.doneAs;
        var doneAt = change.doneAt;
        return bind(MOVE, grant)
                .param("id", change.before.id())
                .param("version", version)
                .param("board", change.board)
                .param("assignee", change.assignee, Types.OTHER)
                .param("waiting", Timestamp.from(change.waitingSince))
                .param("due", Timestamp.from(change.dueAt))
                .param("show", Timestamp.from(change.showFrom))
                .param("done", doneAt == null ? null : Timestamp.from(doneAt), Types.TIMESTAMP)
                .param("as", ending == null ? null : ending.code(), Types.SMALLINT)
                .param("flagged", change.flagged)
                .param("escalated", change.escalated)
                .param("answered", change.answered)
                .query((row, n) -> ItemSql.read(row))
                .optional();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
