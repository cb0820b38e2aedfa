package org.keepwell.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Category;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of messages: taken in one by one while somebody writes, and sent with the message. */
@Component
class Files {

    static final int MOST = 5;

    /** So many may wait to be sent; more is no letter to a clinic. */
    private static final int MOST_UNSENT = 20;

    /** A draft that was left for so long keeps its words, not its files. */
    private static final Duration UNSENT_KEPT = Duration.ofDays(30);

    /** Whoever has too many waiting makes room with those of yesterday, so that nobody is kept from sending for good. */
    private static final Duration UNSENT_KEPT_AT_LEAST = Duration.ofDays(1);

    static final int PIECE = 256 * 1024;

    /** Until it is sent, nobody knows what it will be about. */
    private static final long EITHER = Category.MESSAGES.mask() | Category.OFFICE_MESSAGES.mask();

    private static final String ADD = """
            insert into messaging.file (tenant_id, patient_id, id, account_id, only_for, category, hidden_from, type, bytes,
                added_at, name)
            values (:tenant, :patient, :id, :account, :account, :category, '{}', :type, :bytes, :now, :name)
            """;
    private static final String ADD_PIECE = """
            insert into messaging.file_piece (tenant_id, patient_id, file_id, n, content)
            values (:tenant, :patient, :id, :n, :content)
            """;
    private static final String UNSENT = """
            select count(*) from messaging.file
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id is null
            """;
    /** What somebody wrote for later still names its files. */
    private static final String FORGET = """
            delete from messaging.file f
            where f.tenant_id = :tenant and f.patient_id = :patient and f.account_id = :account and f.thread_id is null
                and f.added_at < :before and not exists (select from messaging.later l where l.tenant_id = :tenant
                    and l.patient_id = :patient and l.account_id = :account and l.state in (1, 4) and f.id = any (l.files))
            """;

    private static final String ATTACH = """
            update messaging.file set thread_id = :thread, seq = :seq, only_for = null, category = :category, hidden_from = :hidden,
                labels = :labels
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id is null
                and id = any (:ids)
            """;
    private static final String DROP = """
            delete from messaging.file
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id is null and id = :id
            """;
    private static final String FIND = """
            select id, type, bytes, name from messaging.file
            where tenant_id = :tenant and patient_id = :patient and id = any (:ids)
            """;
    private static final String IN_THREAD = """
            select 1 from messaging.file
            where tenant_id = :tenant and patient_id = :patient and id = :id and thread_id = :thread
            """;
    private static final String PIECE_OF = """
            select content from messaging.file_piece
            where tenant_id = :tenant and patient_id = :patient and file_id = :id and n = :n
            """;

    private final JdbcClient db;
    private final Ground ground;
    private final FileCheck check;
    private final Clock clock;

    Files(JdbcClient db, Ground ground, FileCheck check, Clock clock) {
        this.db = db;
        this.ground = ground;
        this.check = check;
        this.clock = clock;
    }

    /** @throws RuleBroken if there are more than five, or one twice */
    static void checkCount(List<UUID> ids) {
        if (ids.size() > MOST || new HashSet<>(ids).size() != ids.size()) {
            throw new RuleBroken(422, "message.TOO_MANY_FILES", "files");
        }
    }

    /**
     * Takes a file in. What was sent is looked at first, and what a picture tells about its taking is left out.
     *
     * @throws RuleBroken if it is empty, not of a kind that is taken, not what its name says, or infected
     */
    AttachedFile add(Grant grant, String name, byte[] sent, AuditTrail trail) {
        var checked = check.of(name, sent);
        var id = UUID.randomUUID();
        ground.transaction().run(grant, () -> {
            var cipher = ground.cipher(grant);
            forget(grant, UNSENT_KEPT);
            if (unsent(grant) >= MOST_UNSENT) {
                forget(grant, UNSENT_KEPT_AT_LEAST);
            }
            if (unsent(grant) >= MOST_UNSENT) {
                throw new RuleBroken(422, "file.TOO_MANY", "file");
            }
            bind(ADD, grant)
                    .param("id", id)
                    .param("account", grant.actor().id())
                    .param("category", EITHER)
                    .param("type", checked.type().code())
                    .param("bytes", checked.content().length)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("name", Words.seal(cipher, checked.name(), name(id)))
                    .update();
            for (int n = 0; n * PIECE < checked.content().length; n++) {
                var piece = Arrays.copyOfRange(
                        checked.content(), n * PIECE, Math.min((n + 1) * PIECE, checked.content().length));
                bind(ADD_PIECE, grant)
                        .param("id", id)
                        .param("n", n)
                        .param("content", cipher.seal(piece, piece(id, n)))
                        .update();
            }
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
        });
        return new AttachedFile(id, checked.name(), checked.type(), checked.content().length);
    }

    private int unsent(Grant grant) {
        return bind(UNSENT, grant)
                .param("account", grant.actor().id())
                .query(Integer.class)
                .single();
    }

    private void forget(Grant grant, Duration age) {
        bind(FORGET, grant)
                .param("account", grant.actor().id())
                .param("before", Timestamp.from(clock.instant().minus(age)))
                .update();
    }

    /** Takes back what was not sent. @throws NotVisible if there is no such file of the actor's */
    void drop(Grant grant, UUID id) {
        ground.transaction().run(grant, () -> {
            if (bind(DROP, grant)
                            .param("id", id)
                            .param("account", grant.actor().id())
                            .update()
                    == 0) {
                throw new NotVisible();
            }
        });
    }

    /** They go with this message now; inside a sealed transaction. @throws RuleBroken if one is not there to be sent */
    void attach(Grant grant, ThreadRow thread, int seq, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        int attached = bind(ATTACH, grant)
                .param("account", grant.actor().id())
                .param("thread", thread.id())
                .param("seq", seq)
                .param("category", thread.topic().category().mask())
                .param("hidden", thread.hiddenFrom().toArray(UUID[]::new))
                .param("labels", thread.labels())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        if (attached != ids.size()) {
            throw new RuleBroken(422, "message.NO_SUCH_FILE", "files");
        }
    }

    /** Of these the ones that are there, without content. */
    List<AttachedFile> of(Grant grant, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return ground.transaction().in(grant, () -> {
            var cipher = ground.cipher(grant);
            return bind(FIND, grant)
                    .param("ids", ids.toArray(UUID[]::new))
                    .query((row, n) -> {
                        var id = row.getObject("id", UUID.class);
                        return new AttachedFile(
                                id,
                                Words.open(cipher, row.getBytes("name"), name(id)),
                                FileType.of(row.getInt("type")),
                                row.getInt("bytes"));
                    })
                    .list();
        });
    }

    /** Whether a file belongs to this conversation. */
    boolean isIn(Grant grant, UUID id, UUID thread) {
        return ground.transaction()
                .in(
                        grant,
                        () -> bind(IN_THREAD, grant)
                                .param("id", id)
                                .param("thread", thread)
                                .query(Integer.class)
                                .optional()
                                .isPresent());
    }

    /** One piece of the content, from 0. */
    byte[] piece(Grant grant, UUID id, int n) {
        return ground.transaction().in(grant, () -> {
            var cipher = ground.cipher(grant);
            return cipher.open(
                    bind(PIECE_OF, grant)
                            .param("id", id)
                            .param("n", n)
                            .query((row, at) -> row.getBytes(1))
                            .single(),
                    piece(id, n));
        });
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }

    static Place name(UUID file) {
        return new Place("messaging.file", "name", file, 0);
    }

    /** Its number is part of the place: pieces cannot change places. */
    private static Place piece(UUID file, int n) {
        return new Place("messaging.file_piece", "content", file, n);
    }
}
