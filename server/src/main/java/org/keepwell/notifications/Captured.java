package org.keepwell.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would have left the made-up clinic. Kept in memory, the last 200, until the program ends: nobody is behind it. */
final class Captured {

    private static final int MOST = 200;

    /** One message that did not leave. */
    record Message(
            UUID id,
            Instant at,
            Channel channel,
            String address,
            String subject,
            String body,
            @Nullable String stopLink) {}

    private final Deque<Message> messages = new ArrayDeque<>();
    private final Clock clock;

    Captured(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Channel channel, Sender.Parcel parcel) {
        var text = parcel.text();
        var payload = parcel.payload();
        messages.addFirst(new Message(
                parcel.id(),
                clock.instant(),
                channel,
                channel == Channel.PUSH ? service(parcel.address()) : parcel.address(),
                text.subject(),
                payload == null ? text.body() : payload,
                parcel.stopLink()));
        if (messages.size() > MOST) {
            messages.removeLast();
        }
    }

    /** An endpoint is a secret of its device's: also of a made-up one. */
    private static String service(String subscription) {
        return Subscription.of(subscription).endpoint().getHost();
    }

    /** Newest first. */
    synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    /** Stands where a sender would. */
    record InPlaceOf(Channel channel, Captured captured) implements Sender {

        @Override
        public @Nullable String send(Parcel parcel) {
            captured.add(channel, parcel);
            return "captured";
        }
    }
}
