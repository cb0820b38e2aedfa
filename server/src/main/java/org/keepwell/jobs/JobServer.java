package org.keepwell.jobs;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Begins with the jobs when the server serves, and ends them before anything they use is closed. */
@Component
@ConditionalOnWebApplication
class JobServer implements SmartLifecycle {

    /** Four of these without one: the node is dead. */
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** Within what the whole shutdown is given. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DataSource app;
    private final Jobs jobs;
    private final JobFigures figures;
    private final boolean enabled;
    private @Nullable JobRunner runner;

    /** @param enabled false for a node that only serves requests; some other node must do the jobs then */
    JobServer(DataSource app, Jobs jobs, JobFigures figures, @Value("${keepwell.jobs.enabled:true}") boolean enabled) {
        this.app = app;
        this.jobs = jobs;
        this.figures = figures;
        this.enabled = enabled;
    }

    @Override
    public synchronized void start() {
        if (enabled && runner == null) {
            runner = new JobRunner(app, jobs, figures, BEAT, PATIENCE);
            runner.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (runner != null) {
            runner.stop();
            runner = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return runner != null;
    }

    /** After the web server takes requests; the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
