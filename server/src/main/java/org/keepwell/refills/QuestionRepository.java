package org.keepwell.refills;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.messaging.FoundThreads;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which conversation the patient was asked about a request; inside sealed transactions about the patient. */
@Repository
class QuestionRepository {

    /** @param thread the conversation */
    record Question(UUID thread, Instant at) {}

    private static final String SELECT = """
            select id, question_id, question_at from refills.request
            where tenant_id = :tenant and patient_id = :patient and question_id is not null
            """;
    private static final String BY_ID = SELECT + " and id = :id";
    /** What was decided since has answered it, also where the request came back to be decided again. */
    private static final String OPEN =
            SELECT + " and state in (1, 2) and not asks_change and (decided_at is null or decided_at < question_at)";

    private static final String NOTE = """
            update refills.request set question_id = :thread, question_at = :at
            where tenant_id = :tenant and patient_id = :patient and id = :id
            """;

    private final JdbcClient db;
    private final FoundThreads threads;

    QuestionRepository(JdbcClient db, FoundThreads threads) {
        this.db = db;
        this.threads = threads;
    }

    /** The last one about this request, whatever has become of it. */
    Optional<Question> of(Grant grant, UUID refill) {
        return bind(BY_ID, grant)
                .param("id", refill)
                .query((row, n) -> new Question(
                        row.getObject("question_id", UUID.class),
                        row.getTimestamp("question_at").toInstant()))
                .optional();
    }

    /**
     * The conversations about requests that nobody has decided since, by request; those that the grant finds, because the
     * patient may hide one from somebody who does find the request.
     */
    Map<UUID, UUID> open(Grant grant) {
        var found = new HashMap<UUID, UUID>();
        RowCallbackHandler each =
                row -> found.put(row.getObject("id", UUID.class), row.getObject("question_id", UUID.class));
        bind(OPEN, grant).query(each);
        var there = threads.of(grant, found.values());
        found.values().removeIf(thread -> !there.contains(thread));
        return found;
    }

    void note(Grant grant, UUID refill, Question question) {
        bind(NOTE, grant)
                .param("id", refill)
                .param("thread", question.thread())
                .param("at", Timestamp.from(question.at()))
                .update();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
