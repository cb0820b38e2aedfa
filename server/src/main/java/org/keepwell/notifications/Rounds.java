package org.keepwell.notifications;

import java.time.Duration;
import java.util.Locale;
import org.keepwell.jobs.Jobs;
import org.springframework.stereotype.Component;

/** When the postman goes: each second, and by each channel alone, so a mail server that hangs keeps no text message back. */
@Component
class Rounds {

    private static final Duration EACH = Duration.ofSeconds(1);
    private static final Duration FORGETTING = Duration.ofHours(6);

    Rounds(Jobs jobs, Postman postman, Channels channels) {
        for (var channel : channels.all()) {
            var name = Postman.NAME + "." + channel.name().toLowerCase(Locale.ROOT);
            jobs.every(name, EACH, () -> postman.round(channel));
        }
        jobs.every(Postman.NAME + ".forget", FORGETTING, postman::forget);
    }
}
