package org.keepwell.jobs;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a module says what it does by itself. It declares its work in a constructor; a server begins with it when it serves,
 * a console command never does. Work may be cut off or run twice, so it finds out from the database what is left to do, and
 * it acts as {@link org.keepwell.access.Actor#job}.
 */
@Component
public class Jobs {

    /** Work about one thing of one organisation. */
    @FunctionalInterface
    public interface About {
        void run(TenantId tenant, UUID about);
    }

    /** Work that comes again. */
    record Repeated(String name, Duration interval, Runnable work) {}

    /** Work that is done once for each thing, when its moment has come. */
    record Once(String name, About work) {}

    private static final Pattern NAME = Pattern.compile("[a-z]{1,40}\\.[a-z]{1,40}(?:\\.[a-z]{1,40})?");

    private static final String ADD = """
            insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, version)
            values (:name, :instance, :at, false, 1) on conflict (task_name, task_instance) do nothing
            """;

    private static final String ADD_ALL = """
            insert into jobs.scheduled_task (task_name, task_instance, execution_time, picked, version)
            select :name, :tenant || '/' || about, :at::timestamptz, false, 1 from unnest(:about::uuid[]) as a (about)
            on conflict (task_name, task_instance) do nothing
            """;

    private final JdbcClient db;
    private final Map<String, Repeated> repeated = new ConcurrentHashMap<>();
    private final Map<String, Once> once = new ConcurrentHashMap<>();

    Jobs(JdbcClient db) {
        this.db = db;
    }

    /**
     * From now on this is done by one node at a time, {@code interval} after it ended the last time.
     *
     * @param name as in {@code notices.send}: the module and what is done
     * @throws IllegalArgumentException if the name is taken or is none
     */
    public void every(String name, Duration interval, Runnable work) {
        declared(name);
        repeated.put(name, new Repeated(name, interval, work));
    }

    /** From now on this is what {@link #at} leads to. */
    public void whenDue(String name, About work) {
        declared(name);
        once.put(name, new Once(name, work));
    }

    /**
     * Sets work for a moment; in the running transaction, if there is one, so it commits with what it follows from.
     *
     * @param about whatever the work looks up; what is set already stays as it is
     * @throws IllegalArgumentException if nobody declared this work
     */
    public void at(String name, TenantId tenant, UUID about, Instant at) {
        if (!once.containsKey(name)) {
            throw new IllegalArgumentException("nobody declared the job " + name);
        }
        db.sql(ADD)
                .param("name", name)
                .param("instance", tenant.value() + "/" + about)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** As {@link #at}, of several things at once. */
    public void at(String name, TenantId tenant, Collection<UUID> about, Instant at) {
        if (!once.containsKey(name)) {
            throw new IllegalArgumentException("nobody declared the job " + name);
        }
        db.sql(ADD_ALL)
                .param("name", name)
                .param("tenant", tenant.value())
                .param("about", about.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Repeated> repeated() {
        return List.copyOf(repeated.values());
    }

    List<Once> once() {
        return List.copyOf(once.values());
    }

    private void declared(String name) {
        if (!NAME.matcher(name).matches() || repeated.containsKey(name) || once.containsKey(name)) {
            throw new IllegalArgumentException("a job needs a name of its own, as in notices.send, not " + name);
        }
    }
}
