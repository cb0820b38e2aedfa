package org.keepwell.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.TenantId;

/** Runs what is declared, with db-scheduler. The library is known to this class only. */
final class JobRunner {

    static final String TABLE = "jobs.scheduled_task"; // search_path is empty: the name says its schema

    /** Nobody waits for this work, and requests need the connections more. */
    private static final int THREADS = 2;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MISSED_BEATS = 4; // the least that the library takes

    private final Scheduler scheduler;

    /** @param beat after four of these without a sign of a node, another takes up its work */
    JobRunner(DataSource app, Jobs jobs, JobFigures figures, Duration beat, Duration patience) {
        var repeated = new ArrayList<RecurringTask<Void>>();
        for (var job : jobs.repeated()) {
            repeated.add(Tasks.recurring(job.name(), FixedDelay.of(job.interval()))
                    .onFailure(later(job.interval()))
                    .onDeadExecutionRevive()
                    .execute((task, context) -> figures.run(job.name(), job.work())));
        }
        var known = new ArrayList<Task<?>>();
        for (var job : jobs.once()) {
            known.add(Tasks.oneTime(job.name())
                    .onFailure(later(FIRST_WAIT))
                    .onDeadExecutionRevive()
                    .execute((task, context) -> figures.run(job.name(), () -> run(job.work(), task.getId()))));
        }
        this.scheduler = Scheduler.create(app, known)
                .startTasks(repeated)
                .tableName(TABLE)
                .serializer(new NoData())
                .threads(THREADS)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(beat)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(patience)
                .failureLogging(LogLevel.OFF, false) // JobFigures says it, without what a failure may quote
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** What runs is waited for, as long as the patience lasts. */
    void stop() {
        scheduler.stop();
    }

    private static void run(Jobs.About work, String instance) {
        var slash = instance.indexOf('/');
        work.run(
                new TenantId(Integer.parseInt(instance.substring(0, slash))),
                UUID.fromString(instance.substring(slash + 1)));
    }

    private static FailureHandler<Void> later(Duration usual) {
        return (ended, operations) ->
                operations.reschedule(ended, ended.getTimeDone().plus(wait(usual, ended)));
    }

    private static Duration wait(Duration usual, ExecutionComplete ended) {
        return backOff(usual, ended.getExecution().consecutiveFailures + 1);
    }

    /** Doubles with each failure; between the usual interval and five minutes, or the interval where that is longer. */
    static Duration backOff(Duration usual, int failures) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
        var most = usual.compareTo(LONGEST_WAIT) > 0 ? usual : LONGEST_WAIT;
        var atLeastUsual = wait.compareTo(usual) > 0 ? wait : usual;
        return atLeastUsual.compareTo(most) > 0 ? most : atLeastUsual;
    }

    /** Jobs carry no data, and the library's own way of storing it, Java's serialization, is one to stay away from. */
    private static final class NoData implements com.github.kagkarlsson.scheduler.serializer.Serializer {

        @Override
        @SuppressWarnings("NullAway") // the library means null, and says so nowhere
        public byte @Nullable [] serialize(@Nullable Object data) {
            if (data != null) {
                throw new IllegalArgumentException("a job carries no data");
            }
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            return null;
        }
    }

    /** For tests: the names of what is being run now. */
    List<String> running() {
        return scheduler.getCurrentlyExecuting().stream()
                .map(running -> running.getTaskInstance().getTaskName())
                .toList();
    }
}
