package org.keepwell.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.vault.Place;
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody is writing, kept as they type; it opens to the same account only. One for each conversation, and one for a
 * new question.
 */
@Component
class Drafts {

    /** In place of a conversation: a question that is not asked yet. */
    static final UUID NEW = new UUID(0, 0);

    /** In place of a conversation: what staff begin. */
    static final UUID LETTER = new UUID(0, 1);

    /** Whoever has begun so many about one patient finishes one first. */
    private static final int MOST = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SAVE = """
            insert into messaging.draft as d (tenant_id, patient_id, account_id, thread_id, saved_at, version, content)
            values (:tenant, :patient, :account, :thread, :now, :version, :content)
            on conflict (tenant_id, patient_id, account_id, thread_id) do update
                set saved_at = excluded.saved_at, version = excluded.version, content = excluded.content
            """;
    private static final String VERSION = """
            select coalesce(max(version), 0) from messaging.draft
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id = :thread
            """;
    private static final String OTHERS = """
            select count(*) from messaging.draft
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id <> :thread
            """;
    private static final String THREAD = """
            select 1 from messaging.thread where tenant_id = :tenant and patient_id = :patient and id = :thread
            """;
    private static final String FIND = """
            select saved_at, version, content from messaging.draft
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id = :thread
            """;
    private static final String DROP = """
            delete from messaging.draft
            where tenant_id = :tenant and patient_id = :patient and account_id = :account and thread_id = :thread
            """;

    /**
     * What is filled in so far.
     *
     * @param files ids of files that were uploaded and not yet sent
     * @param hideFrom whom the patient means to hide it from
     * @param oneWay nobody answers it
     * @param site at which it shall be read
     * @param behalf of staff: the colleague for whom it is written
     * @param note of staff: what is being noted for colleagues beside it
     * @param changes of staff: what leaves later and is being changed
     */
    record Content(
            @Nullable Topic topic,
            @Nullable UUID clinician,
            String subject,
            String body,
            List<UUID> files,
            @Nullable List<UUID> hideFrom,
            @Nullable Boolean oneWay,
            @Nullable UUID site,
            @Nullable UUID behalf,
            @Nullable String note,
            @Nullable UUID changes) {

        /** Of staff, in a conversation. */
        static Content answer(
                String body, List<UUID> files, @Nullable UUID behalf, @Nullable String note, @Nullable UUID changes) {
            return new Content(null, null, "", body, files, null, null, null, behalf, note, changes);
        }

        /** A draft of an earlier version does not say it. */
        List<UUID> hidden() {
            return hideFrom == null ? List.of() : hideFrom;
        }

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "draft";
        }
    }

    record Draft(Content content, Instant savedAt) {}

    private final JdbcClient db;
    private final Ground ground;
    private final Clock clock;

    Drafts(JdbcClient db, Ground ground, Clock clock) {
        this.db = db;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * @param thread the conversation, or null for a new question
     * @throws NotVisible if the actor finds no such conversation
     */
    void save(Grant grant, @Nullable UUID thread, Content content) {
        var note = content.note();
        if (content.body().length() > 2 * Words.BODY_MAX
                || content.subject().length() > 2 * Words.SUBJECT_MAX
                || (note != null && note.length() > 2 * Words.BODY_MAX)) {
            throw new RuleBroken(422, "message.TOO_LONG", "body");
        }
        Files.checkCount(content.files());
        ground.in(grant, cipher -> {
            checkPlace(grant, thread);
            int version = bind(VERSION, grant, thread).query(Integer.class).single() + 1;
            var sealed = cipher.seal(JSON.writeValueAsBytes(content), place(grant, thread, version));
            bind(SAVE, grant, thread)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("version", version)
                    .param("content", sealed)
                    .update();
            return version;
        });
    }

    Optional<Draft> find(Grant grant, @Nullable UUID thread) {
        return ground.in(
                grant,
                cipher -> bind(FIND, grant, thread)
                        .query((row, n) -> new Draft(
                                JSON.readValue(
                                        new String(
                                                cipher.open(
                                                        row.getBytes("content"),
                                                        place(grant, thread, row.getInt("version"))),
                                                StandardCharsets.UTF_8),
                                        Content.class),
                                row.getTimestamp("saved_at").toInstant()))
                        .optional());
    }

    void drop(Grant grant, @Nullable UUID thread) {
        ground.transaction().run(grant, () -> sent(grant, thread));
    }

    /** It is a message now; inside a sealed transaction about the patient. */
    void sent(Grant grant, @Nullable UUID thread) {
        bind(DROP, grant, thread).update();
    }

    /** As {@link #sent}, of staff: what they are noting beside it is no message, and stays. */
    void answered(Grant grant, UUID thread) {
        var note = find(grant, thread).map(draft -> draft.content().note()).orElse(null);
        if (note == null || note.isBlank()) {
            sent(grant, thread);
        } else {
            save(grant, thread, Content.answer("", List.of(), null, note, null));
        }
    }

    private void checkPlace(Grant grant, @Nullable UUID thread) {
        boolean begins = thread == null || thread.equals(LETTER);
        if (!begins
                && bind(THREAD, grant, thread).query(Integer.class).optional().isEmpty()) {
            throw new NotVisible();
        }
        if (bind(OTHERS, grant, thread).query(Integer.class).single() >= MOST) {
            throw new RuleBroken(422, "draft.TOO_MANY", "body");
        }
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant, @Nullable UUID thread) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("account", grant.actor().id())
                .param("thread", thread == null ? NEW : thread);
    }

    /** The account is part of the place: nobody's draft opens as another's. */
    private static Place place(Grant grant, @Nullable UUID thread, int version) {
        return new Place(
                "messaging.draft",
                "content." + (thread == null ? NEW : thread),
                grant.actor().id(),
                version);
    }
}
