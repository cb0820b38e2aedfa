package org.keepwell.live;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Relation;
import org.keepwell.access.Side;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pages that are open at this node. Looks for signals several times a second, and before each word asks again whether
 * the session is open and still may hear it.
 */
@Component
@ConditionalOnWebApplication
class OpenPages implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    /** A change is to be in the queue at another node within a second. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    /** Proxies between us and the browser close what is silent for half a minute or more. */
    private static final Duration BREATHE_EVERY = Duration.ofSeconds(15);

    /** A signal carries the time it was written at, and is seen when its transaction ends. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(20);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int AT_ONCE = 5_000;

    private static final String NEW = """
            select tenant_id, id, what, board_id, account_id, patient_id from live.signal
            where at > :since order by at limit :cap
            """;
    private static final String FORGET = "delete from live.signal where at < :before";

    private record Seen(UUID id, long at) {}

    private final JdbcClient db;
    private final Sessions sessions;
    private final Access access;
    private final Ears ears;
    private final Clock clock;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private final Set<UUID> told = new HashSet<>();
    private final ArrayDeque<Seen> toldInOrder = new ArrayDeque<>();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService looking;

    OpenPages(JdbcClient db, Sessions sessions, Access access, Ears ears, Clock clock) {
        this.db = db;
        this.sessions = sessions;
        this.access = access;
        this.ears = ears;
        this.clock = clock;
    }

    void add(OpenPage page) {
        pages.add(page);
        if (!page.send("retry: 3000\n\n")) {
            remove(page);
        }
    }

    void remove(OpenPage page) {
        pages.remove(page);
        page.end();
    }

    /** Pages open at this node. */
    int count() {
        return pages.size();
    }

    private void look() {
        try {
            if (pages.isEmpty()) {
                return;
            }
            for (var signal : fresh()) {
                pages.stream()
                        .filter(page -> page.concerns(signal))
                        .forEach(page -> writers.execute(() -> tell(page, signal)));
            }
        } catch (RuntimeException e) {
            // the database may be gone for a while: pages stay open, and the next look finds what was missed
            LOG.warn("live updates wait: {}", e.getClass().getSimpleName());
        }
    }

    private List<Signal> fresh() {
        var now = clock.instant();
        var found = db
                .sql(NEW)
                .param("since", Timestamp.from(now.minus(LOOK_BACK)))
                .param("cap", AT_ONCE)
                .query((row, n) -> new Signal(
                        row.getInt("tenant_id"),
                        row.getObject("id", UUID.class),
                        News.of(row.getInt("what")),
                        row.getObject("board_id", Integer.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("patient_id", UUID.class)))
                .list()
                .stream()
                .filter(signal -> told.add(signal.id()))
                .toList();
        found.forEach(signal -> toldInOrder.add(new Seen(signal.id(), now.toEpochMilli())));
        long old = now.minus(KEPT).toEpochMilli();
        while (!toldInOrder.isEmpty() && toldInOrder.element().at() < old) {
            told.remove(toldInOrder.remove().id());
        }
        return found;
    }

    private void tell(OpenPage page, Signal signal) {
        try {
            if (!mayHear(page, signal)) {
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("a live update was not told: {}", e.getClass().getSimpleName());
            return; // silence is the safe side
        }
        if (!page.send("data: " + signal.news().word() + "\n\n")) {
            remove(page);
        }
    }

    private boolean mayHear(OpenPage page, Signal signal) {
        var patient = signal.patient();
        var session = stillOpen(page, patient);
        if (session == null) {
            return false;
        }
        if (patient != null) {
            return session.role().side() == Side.PATIENT && session.relation() != Relation.NONE;
        }
        var board = signal.board();
        if (board == null && signal.news() != News.QUEUE) {
            return true;
        }
        // before the word, so that what comes between is among what the page fetches
        var now = ears.boards(access.own(session.actor(), Act.LISTEN));
        page.boards().set(now);
        return board == null || now.contains(board);
    }

    private @org.jspecify.annotations.Nullable OpenSession stillOpen(
            OpenPage page, @org.jspecify.annotations.Nullable UUID patient) {
        var session = sessions.open(page.token(), patient == null ? null : OpenPage.patient(patient))
                .session();
        if (session == null || !session.id().equals(page.session().id())) {
            remove(page);
            return null;
        }
        return session;
    }

    private void breathe() {
        for (var page : pages) {
            writers.execute(() -> {
                try {
                    if (stillOpen(page, null) != null && !page.send(":\n\n")) {
                        remove(page);
                    }
                } catch (RuntimeException e) {
                    LOG.warn(
                            "an open page was not asked after: {}", e.getClass().getSimpleName());
                }
            });
        }
    }

    private void forget() {
        try {
            db.sql(FORGET)
                    .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                    .update();
        } catch (RuntimeException e) {
            LOG.warn("old signals stay for now: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void start() {
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live").daemon().factory());
        var _ = scheduler.scheduleWithFixedDelay(this::look, 1_000, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        var _ = scheduler.scheduleWithFixedDelay(
                this::breathe, BREATHE_EVERY.toMillis(), BREATHE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        var _ = scheduler.scheduleWithFixedDelay(this::forget, 60, 60, TimeUnit.SECONDS);
        looking = scheduler;
    }

    @Override
    public void stop() {
        Objects.requireNonNull(looking).shutdownNow();
        looking = null;
        pages.forEach(this::remove); // the browser comes back by itself, to another node
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Stops before the web server, which would wait for what never ends. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
