package org.keepwell.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for support; in a made-up clinic also what would have left. */
@RestController
class OutboxController {

    private final Outbox outbox;
    private final Channels channels;
    private final Captured captured;
    private final Home home;

    OutboxController(Outbox outbox, Channels channels, Captured captured, Home home) {
        this.outbox = outbox;
        this.channels = channels;
        this.captured = captured;
        this.home = home;
    }

    /** @param captured null in a real clinic, where messages leave and nobody here reads them */
    record View(
            List<Channel> channels,
            List<Outbox.Count> counts,
            @Nullable Instant overdueSince,
            List<Outbox.Trouble> troubles,
            @Nullable List<Captured.Message> captured) {}

    @Claim(Act.READ_OUTBOX)
    @GetMapping("/api/outbox")
    View outbox(Grant grant) {
        return new View(
                channels.all(),
                outbox.counts(grant),
                outbox.overdueSince(grant),
                outbox.troubles(grant),
                home.kind() == HomeKind.DEMO ? captured.all() : null);
    }
}
