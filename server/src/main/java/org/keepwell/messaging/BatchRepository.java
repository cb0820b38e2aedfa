package org.keepwell.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.worklists.Queues;
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What one account wrote to several patients at once; under the account's own grant, one statement for all. */
@Repository
class BatchRepository {

    private static final String ADD = """
            insert into messaging.later (tenant_id, id, patient_id, account_id, category, topic, item_id, seen_seq, batch_id,
                send_key, one_way, closes, files, state, made_at, send_at, content)
            select :tenant, r.id, r.patient, :account, :category, :topic, r.item, 0, :batch, :batch, :oneWay, false,
                '{}'::uuid[], 1, :now::timestamptz, :sendAt::timestamptz, r.content
            from unnest(:ids::uuid[], :patients::uuid[], :items::uuid[], :contents::bytea[])
                as r (id, patient, item, content)
            """;
    private static final String FIND = """
            select count(*) as patients, min(send_at) as send_at from messaging.later
            where tenant_id = :tenant and account_id = :account and batch_id = :batch having count(*) > 0
            """;
    private static final String STANDS = """
            select count(*) filter (where state = 1) as waits, count(*) filter (where state = 2) as left_,
                count(*) filter (where state = 4) as held
            from messaging.later where tenant_id = :tenant and account_id = :account and batch_id = :batch
            having count(*) > 0
            """;
    private static final String UNDO = """
            update messaging.later set state = 3, ended_at = :now
            where tenant_id = :tenant and account_id = :account and batch_id = :batch and state = 1 and send_at > :now
            """;

    /** One text to each of these. */
    record Batch(UUID id, Topic topic, String subject, String body, boolean oneWay, Instant sendAt) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "batch " + id;
        }
    }

    record Set(int patients, Instant sendAt) {}

    private final JdbcClient db;
    private final Clock clock;

    BatchRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Each sealed with its patient's key.
     *
     * @return the ids of what waits
     * @throws org.springframework.dao.DuplicateKeyException if it was set before
     */
    List<UUID> add(Grant own, Batch batch, List<Queues.Keyed> to) {
        var ids = to.stream().map(one -> UUID.randomUUID()).toList();
        var contents = new byte[to.size()][];
        for (int n = 0; n < contents.length; n++) {
            contents[n] = LaterRepository.seal(to.get(n).cipher(), ids.get(n), batch.subject(), batch.body());
        }
        bind(ADD, own, batch.id())
                .param("category", batch.topic().category().mask())
                .param("topic", batch.topic().code())
                .param("oneWay", batch.oneWay())
                .param("now", Timestamp.from(clock.instant()))
                .param("sendAt", Timestamp.from(batch.sendAt()))
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "patients",
                        to.stream().map(one -> one.item().patient().value()).toArray(UUID[]::new))
                .param("items", to.stream().map(one -> one.item().id()).toArray(UUID[]::new))
                .param("contents", contents)
                .update();
        return ids;
    }

    Optional<Set> find(Grant own, UUID batch) {
        return bind(FIND, own, batch)
                .query((row, n) -> new Set(
                        row.getInt("patients"), row.getTimestamp("send_at").toInstant()))
                .optional();
    }

    Optional<ToSeveral.Stand> stands(Grant own, UUID batch) {
        return bind(STANDS, own, batch)
                .query((row, n) -> new ToSeveral.Stand(row.getInt("waits"), row.getInt("left_"), row.getInt("held")))
                .optional();
    }

    /** @return how many did not leave */
    int undo(Grant own, UUID batch) {
        return bind(UNDO, own, batch)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own, UUID batch) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id())
                .param("batch", batch);
    }
}
