package org.keepwell.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs work under the eyes of whoever runs the clinic's server: how often, how long, and that it fails. */
@Component
class JobFigures {

    private static final Logger LOG = LoggerFactory.getLogger(JobFigures.class);

    private final MeterRegistry metrics;
    private final Map<String, AtomicInteger> failing = new ConcurrentHashMap<>();

    JobFigures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void run(String job, Runnable work) {
        var failures = failing.computeIfAbsent(job, this::watched);
        long began = System.nanoTime();
        try {
            work.run();
            if (failures.getAndSet(0) > 0) {
                LOG.info("job {} works again", job);
            }
            time(job, "done", began);
        } catch (RuntimeException | Error e) {
            time(job, "failed", began);
            // the kinds only: a message may quote a row
            LOG.warn("job {} failed, {} times in a row here: {}", job, failures.incrementAndGet(), kinds(e));
            throw e;
        }
    }

    private AtomicInteger watched(String job) {
        var failures = new AtomicInteger();
        Gauge.builder("keepwell.jobs.failing", failures, AtomicInteger::get)
                .tag("job", job)
                .description("failures in a row on this node; 0 is well")
                .register(metrics);
        return failures;
    }

    private void time(String job, String outcome, long began) {
        metrics.timer("keepwell.jobs.run", "job", job, "outcome", outcome)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private static String kinds(Throwable failure) {
        var root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        var kind = failure.getClass().getSimpleName();
        return root == failure ? kind : kind + " of " + root.getClass().getSimpleName();
    }
}
