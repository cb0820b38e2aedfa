package org.keepwell.pharmacy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * While the server runs: opens the door for the connections that are on, sends what is due, and places what was held and
 * is known by now. Any number of nodes may do so beside each other.
 */
@Component
@ConditionalOnWebApplication
class PharmacyRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PharmacyRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int HELD_EVERY = 15;

    private final Connections connections;
    private final IntakeDoor door;
    private final OutboxPump pump;
    private final HeldMessages held;
    private final Terminal terminal;
    private volatile @Nullable Thread thread;
    private int rounds;

    PharmacyRounds(Connections connections, IntakeDoor door, OutboxPump pump, HeldMessages held, Terminal terminal) {
        this.connections = connections;
        this.door = door;
        this.pump = pump;
        this.held = held;
        this.terminal = terminal;
    }

    @Override
    public void start() {
        sayWhatIsRefused(connections.on());
        var made = Thread.ofVirtual().name("pharmacy-rounds").unstarted(this::go);
        thread = made; // before it runs: it ends when it finds that it is not the one
        made.start();
    }

    /** Papers end between two starts: whoever starts it is told, and nothing is sent. */
    private void sayWhatIsRefused(List<Connection> on) {
        for (var connection : on) {
            connections.refusal(connection).ifPresent(words -> {
                var line = "Nothing is sent to pharmacies over \"" + connection.name() + "\": " + words + ".";
                terminal.out().println(line);
                LOG.warn(line);
            });
        }
    }

    private void go() {
        while (thread == Thread.currentThread()) {
            try {
                Thread.sleep(once() ? EVERY : AFTER_FAILURE);
            } catch (InterruptedException e) {
                return; // told to stop
            }
        }
    }

    private boolean once() {
        try {
            var on = connections.on();
            door.follow(on);
            on.forEach(pump::round);
            if (rounds++ % HELD_EVERY == 0) {
                on.forEach(held::placeKnown);
                connections.tenants().forEach(pump::giveUp);
            }
            return true;
        } catch (RuntimeException e) { // the database is away, or the port taken: said once a try, tried again
            LOG.error("messages to pharmacies wait: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            ended(running); // else its round would open the door again behind us
        }
        door.close();
    }

    private static void ended(Thread running) {
        try {
            if (!running.join(PATIENCE)) {
                LOG.warn("a round of messages to pharmacies did not end in {} s", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
