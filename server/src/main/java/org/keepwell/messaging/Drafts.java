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
     */
    record Content(
            @Nullable Topic topic,
            @Nullable UUID clinician,
            String subject,
            String body,
            List<UUID> files,
            @Nullable List<UUID> hideFrom,
            @Nullable Boolean oneWay,
            @Nullable UUID site) {

        static Content reply(String body) {
            return new Content(null, null, "", body, List.of(), null, null, null);
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

    /** @param thread the conversation, or null for a new question */
    void save(Grant grant, @Nullable UUID thread, Content content) {
        if (content.body().length() > 2 * Words.BODY_MAX || content.subject().length() > 2 * Words.SUBJECT_MAX) {
            throw new RuleBroken(422, "message.TOO_LONG", "body");
        }
        Files.checkCount(content.files());
        ground.transaction().run(grant, () -> {
            var cipher = ground.cipher(grant);
            int version = bind(VERSION, grant, thread).query(Integer.class).single() + 1;
            var sealed = cipher.seal(JSON.writeValueAsBytes(content), place(grant, thread, version));
            bind(SAVE, grant, thread)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("version", version)
                    .param("content", sealed)
                    .update();
        });
    }

    Optional<Draft> find(Grant grant, @Nullable UUID thread) {
        return ground.transaction().in(grant, () -> {
            var cipher = ground.cipher(grant);
            return bind(FIND, grant, thread)
                    .query((row, n) -> new Draft(
                            JSON.readValue(
                                    new String(
                                            cipher.open(
                                                    row.getBytes("content"),
                                                    place(grant, thread, row.getInt("version"))),
                                            StandardCharsets.UTF_8),
                                    Content.class),
                            row.getTimestamp("saved_at").toInstant()))
                    .optional();
        });
    }

    void drop(Grant grant, @Nullable UUID thread) {
        ground.transaction().run(grant, () -> sent(grant, thread));
    }

    /** It is a message now; inside a sealed transaction about the patient. */
    void sent(Grant grant, @Nullable UUID thread) {
        bind(DROP, grant, thread).update();
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
