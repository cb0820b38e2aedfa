package org.keepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.TenantId;
import org.keepwell.database.DatabaseSettings;
import org.keepwell.database.Databases;
import org.keepwell.database.PgBouncer;
import org.keepwell.database.TestServer;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that is done by itself: once for all nodes, again after a failure, and by another node where one dies. */
@Tag("database")
class JobsTest {

    private static final TenantId CLINIC = new TenantId(1);
    private static final Duration BEAT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ConcurrentLinkedQueue<JobRunner> runners = new ConcurrentLinkedQueue<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private DataSource app;

    @BeforeEach
    void open() {
        app = TestDatabase.shared().app();
        JdbcClient.create(app).sql("delete from jobs.scheduled_task").update();
    }

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::stop);
    }

    @Test
    void twoNodesDoWhatIsDueOnce() {
        var done = new ConcurrentLinkedQueue<UUID>();
        var first = node(jobs -> jobs.whenDue("test.once", (tenant, about) -> done.add(about)));
        node(jobs -> jobs.whenDue("test.once", (tenant, about) -> done.add(about)));
        for (int n = 0; n < 20; n++) {
            first.at("test.once", CLINIC, UUID.randomUUID(), Instant.now());
        }

        until(() -> done.size() >= 20);

        assertThat(done).hasSize(20).doesNotHaveDuplicates();
        until(() -> rows() == 0); // and nothing is left to do
        assertThat(done).hasSize(20);
    }

    @Test
    void repeatedWorkRunsOnOneNodeAtATime() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new AtomicInteger();
        Runnable work = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            pause(Duration.ofMillis(50));
            now.decrementAndGet();
            runs.incrementAndGet();
        };
        node(jobs -> jobs.every("test.often", Duration.ofMillis(10), work));
        node(jobs -> jobs.every("test.often", Duration.ofMillis(10), work));

        until(() -> runs.get() >= 4);

        assertThat(most).hasValue(1);
    }

    @Test
    void whatFailsIsTriedAgainAndIsSeenInTheFigures() {
        var tries = new AtomicInteger();
        var jobs = node(declared -> declared.whenDue("test.fails", (tenant, about) -> {
            if (tries.incrementAndGet() < 2) {
                throw new IllegalStateException("not yet");
            }
        }));
        jobs.at("test.fails", CLINIC, UUID.randomUUID(), Instant.now());

        until(() -> tries.get() == 1);
        until(() -> failing("test.fails") == 1);
        until(() -> tries.get() == 2);
        until(() -> failing("test.fails") == 0);

        assertThat(metrics.timer("keepwell.jobs.run", "job", "test.fails", "outcome", "failed")
                        .count())
                .isOne();
    }

    @Test
    void theWorkOfANodeThatDiedIsTakenUpByAnother() {
        var id = UUID.randomUUID();
        var done = new ConcurrentLinkedQueue<UUID>();
        JdbcClient.create(app) // as a node leaves it that was killed in the middle, an hour ago
                .sql("""
                        insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, picked_by,
                            last_heartbeat, version) values ('test.left', ?, now() - interval '1 hour', true, 'dead',
                            now() - interval '1 hour', 2)
                        """)
                .param(1 + "/" + id)
                .update();

        node(jobs -> jobs.whenDue("test.left", (tenant, about) -> done.add(about)));

        until(() -> !done.isEmpty());
        assertThat(done).containsExactly(id);
    }

    @Test
    void stoppingWaitsForWhatRuns() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var jobs = node(declared -> declared.whenDue("test.long", (tenant, about) -> {
            begun.countDown();
            pause(Duration.ofSeconds(1));
            ended.incrementAndGet();
        }));
        jobs.at("test.long", CLINIC, UUID.randomUUID(), Instant.now());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        stop();

        assertThat(ended).hasValue(1);
    }

    @Test
    void whatIsSetInATransactionThatFailsIsNeverDone() {
        var jobs = new Jobs(JdbcClient.create(app));
        jobs.whenDue("test.tied", (tenant, about) -> {});
        var transaction = new TransactionTemplate(new JdbcTransactionManager(app));

        transaction.executeWithoutResult(status -> {
            jobs.at("test.tied", CLINIC, UUID.randomUUID(), Instant.now());
            status.setRollbackOnly();
        });

        assertThat(rows()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jobs.at("test.unknown", CLINIC, UUID.randomUUID(), Instant.now()));
    }

    @Test
    void itWorksBehindATransactionPooler(@TempDir Path folder) throws Exception {
        var installed = Files.isExecutable(PgBouncer.PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed).as("CI=true, so pgbouncer must be installed").isTrue();
        }
        assumeTrue(installed, "SKIPPED: no pgbouncer at " + PgBouncer.PROGRAM);
        TestDatabase.fresh("jobs_pooler");
        var server = TestServer.running();
        try (var bouncer = PgBouncer.start(folder, "jobs_pooler", 2);
                var databases = Databases.open(
                        server.home(),
                        new DatabaseSettings(bouncer.url("jobs_pooler"), server.url("jobs_pooler"), null, 0, 8))) {
            var pooled = databases.app();
            var done = new ConcurrentLinkedQueue<UUID>();
            var jobs = node(pooled, declared -> declared.whenDue("test.pooled", (tenant, about) -> done.add(about)));
            node(pooled, declared -> declared.whenDue("test.pooled", (tenant, about) -> done.add(about)));
            for (int n = 0; n < 5; n++) {
                jobs.at("test.pooled", CLINIC, UUID.randomUUID(), Instant.now());
            }

            until(() -> done.size() >= 5);

            assertThat(done).hasSize(5).doesNotHaveDuplicates();
            stop();
            runners.clear();
        }
    }

    @Test
    void theWaitDoublesUpToFiveMinutesAndIsNeverShorterThanUsual() {
        var second = Duration.ofSeconds(1);

        assertThat(JobRunner.backOff(second, 1)).hasSeconds(2);
        assertThat(JobRunner.backOff(second, 4)).hasSeconds(16);
        assertThat(JobRunner.backOff(second, 1_000)).hasMinutes(5);
        assertThat(JobRunner.backOff(Duration.ofHours(6), 3)).hasHours(6);
    }

    private Jobs node(java.util.function.Consumer<Jobs> declare) {
        return node(app, declare);
    }

    private Jobs node(DataSource source, java.util.function.Consumer<Jobs> declare) {
        var jobs = new Jobs(JdbcClient.create(source));
        declare.accept(jobs);
        var runner = new JobRunner(source, jobs, new JobFigures(metrics), BEAT, PATIENCE);
        runner.start();
        runners.add(runner);
        return jobs;
    }

    private double failing(String job) {
        return metrics.get("keepwell.jobs.failing").tag("job", job).gauge().value();
    }

    private long rows() {
        return JdbcClient.create(app)
                .sql("select count(*) from jobs.scheduled_task where task_name like 'test.%'")
                .query(Long.class)
                .single();
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            pause(Duration.ofMillis(50));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
