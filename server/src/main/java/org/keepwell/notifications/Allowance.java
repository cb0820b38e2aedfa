package org.keepwell.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many in a minute, whoever they are from. On this node: the log of a flood is what it is to keep small. */
final class Allowance {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private Instant began;
    private int taken;

    Allowance(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** @return 0 if there is one more; else how many too many there were in this minute */
    synchronized int over() {
        var now = clock.instant();
        if (!now.isBefore(began.plus(WINDOW)) || now.isBefore(began)) {
            began = now;
            taken = 0;
        }
        taken++;
        return Math.max(0, taken - most);
    }
}
