package org.keepwell.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes entries in batches: whatever waits goes into one insert and one commit, without a timer. A batch that fails fails
 * every answer that waits for it.
 */
@Component
class AuditWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);
    private static final int WRITERS = 2;
    private static final int MAX_BATCH = 512;
    private static final int MAX_WAITING = 20_000;

    private static final String INSERT = """
            insert into audit.event (at, actor, id, patient_id, session_id, subject_id, request, tenant_id, count, principal,
                role, relation, act, category, outcome, reason, nonce, leaf, principal_name, digest)
            select timestamptz 'epoch' + at * interval '1 microsecond', actor, id, patient_id, session_id, subject_id,
                request, tenant_id, count, principal, role, relation, act, category, outcome, reason, nonce, leaf,
                principal_name, digest
            from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::int[], ?::int[],
                ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::bytea[], ?::bytea[], ?::text[],
                ?::bytea[])
                as e (at, actor, id, patient_id, session_id, subject_id, request, tenant_id, count, principal, role,
                    relation, act, category, outcome, reason, nonce, leaf, principal_name, digest)
            """;

    private record Waiting(AuditEntry.Stored entry, CompletableFuture<Void> durable) {}

    private final DataSource source;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Timer timePerEntry;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running;

    AuditWriter(@Qualifier("auditWriter") DataSource source, MeterRegistry metrics) {
        this.source = source;
        this.timePerEntry = metrics.timer("keepwell.audit.entry");
        metrics.gauge("keepwell.audit.queue", queue, BlockingQueue::size);
    }

    CompletableFuture<Void> submit(AuditEntry.Stored entry) {
        var durable = new CompletableFuture<Void>();
        var waiting = new Waiting(entry, durable);
        if (!running || !queue.offer(waiting)) {
            durable.completeExceptionally(
                    new AuditUnavailable(running ? "too many entries wait" : "the writer is stopped"));
        }
        return durable;
    }

    @Override
    public void start() {
        running = true;
        for (int n = 1; n <= WRITERS; n++) {
            writers.add(Thread.ofPlatform().daemon().name("audit-writer-" + n).start(this::write));
        }
    }

    @Override
    public void stop() {
        running = false;
        for (var writer : writers) {
            try {
                writer.join(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        writers.clear();
        var left = new ArrayList<Waiting>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.durable().completeExceptionally(new AuditUnavailable("the writer is stopped")));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before whatever serves requests, and stops after it. */
    @Override
    public int getPhase() {
        return -1_000;
    }

    private void write() {
        var batch = new ArrayList<Waiting>(MAX_BATCH);
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Waiting> batch) {
        long began = System.nanoTime();
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, batch.stream().map(Waiting::entry).toList());
            insert.executeUpdate();
        } catch (SQLException | RuntimeException e) {
            LOG.error(
                    "audit entries cannot be written: {} ({})",
                    batch.size(),
                    e.getClass().getSimpleName());
            batch.forEach(waiting -> waiting.durable().completeExceptionally(new AuditUnavailable("not written", e)));
            return;
        }
        batch.forEach(waiting -> waiting.durable().complete(null));
        timePerEntry.record((System.nanoTime() - began) / batch.size(), TimeUnit.NANOSECONDS);
    }

    private static void bind(Connection connection, PreparedStatement insert, List<AuditEntry.Stored> batch)
            throws SQLException {
        var columns = new Columns(connection, insert, batch);
        columns.add("int8", s -> ChronoUnit.MICROS.between(Instant.EPOCH, s.at()));
        columns.add("uuid", s -> s.entry().actor().id());
        columns.add("uuid", AuditEntry.Stored::id);
        columns.add(
                "uuid",
                s -> s.entry().patient() == null ? null : s.entry().patient().value());
        columns.add("uuid", s -> s.entry().actor().session());
        columns.add("uuid", s -> s.entry().subject());
        columns.add("int8", s -> s.entry().request());
        columns.add("int4", s -> s.entry().actor().tenant().value());
        columns.add("int4", s -> s.entry().count());
        columns.add("int4", s -> s.entry().actor().principal().code());
        columns.add(
                "int4",
                s -> s.entry().actor().role() == null
                        ? 0
                        : s.entry().actor().role().code());
        columns.add("int4", s -> s.entry().relation().code());
        columns.add("int4", s -> s.entry().act().code());
        columns.add("int4", s -> s.entry().category());
        columns.add("int4", s -> s.entry().outcome().code());
        columns.add("int4", s -> s.entry().reason().code());
        columns.add("bytea", AuditEntry.Stored::nonce);
        columns.add("bytea", AuditEntry.Stored::leaf);
        columns.add("text", s -> s.entry().actor().name());
        columns.add("bytea", s -> s.entry().digest());
    }

    /** Binds one array a column. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement insert;
        private final List<AuditEntry.Stored> batch;
        private int at;

        Columns(Connection connection, PreparedStatement insert, List<AuditEntry.Stored> batch) {
            this.connection = connection;
            this.insert = insert;
            this.batch = batch;
        }

        void add(String type, Function<AuditEntry.Stored, @org.jspecify.annotations.Nullable Object> value)
                throws SQLException {
            @org.jspecify.annotations.Nullable
            Object[] values = "bytea".equals(type) ? new byte[batch.size()][] : new Object[batch.size()];
            for (int n = 0; n < values.length; n++) {
                values[n] = value.apply(batch.get(n));
            }
            insert.setArray(++at, connection.createArrayOf(type, values));
        }
    }
}
