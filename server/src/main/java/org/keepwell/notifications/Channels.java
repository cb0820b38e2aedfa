package org.keepwell.notifications;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels that this installation has. What is not configured is not offered, and nothing is noted down for it. */
final class Channels {

    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);

    Channels(List<Sender> senders) {
        for (var sender : senders) {
            if (this.senders.put(sender.channel(), sender) != null) {
                throw new IllegalStateException("two senders for " + sender.channel());
            }
        }
    }

    List<Channel> all() {
        return List.copyOf(senders.keySet());
    }

    Optional<Sender> of(Channel channel) {
        return Optional.ofNullable(senders.get(channel));
    }

    /** Their numbers. */
    Integer[] configured() {
        return senders.keySet().stream().map(Channel::code).toArray(Integer[]::new);
    }
}
