package org.keepwell.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Side;

/**
 * A conversation with all that was said in it.
 *
 * @param people who is named in it
 * @param clinicianHere whether the one it is meant for still works here; true if it is meant for nobody
 */
record Conversation(
        ThreadRow thread,
        List<Message> messages,
        List<Reading> readings,
        Map<UUID, Named> people,
        boolean clinicianHere) {

    /** When somebody of the other side first read a message. */
    Optional<Instant> readAt(Message message) {
        return readings.stream()
                .filter(reading -> reading.side() != message.side() && reading.upTo() >= message.seq())
                .map(Reading::at)
                .min(Comparator.naturalOrder());
    }

    /** Who of the other side read a message, and when first. */
    List<Reading> readBy(Message message) {
        var seen = new HashSet<UUID>();
        return readings.stream()
                .filter(reading -> reading.side() != message.side() && reading.upTo() >= message.seq())
                .sorted(Comparator.comparing(Reading::at))
                .filter(reading -> seen.add(reading.account()))
                .toList();
    }

    boolean hasSpoken(Side side) {
        return messages.stream().anyMatch(message -> message.side() == side);
    }

    /** Everybody whose name is needed to show it. */
    static Set<UUID> accounts(ThreadRow thread, List<Message> messages, List<Reading> readings) {
        var ids = new HashSet<UUID>();
        messages.forEach(message -> {
            ids.add(message.author());
            if (message.behalfOf() != null) {
                ids.add(message.behalfOf());
            }
        });
        readings.forEach(reading -> ids.add(reading.account()));
        if (thread.clinician() != null) {
            ids.add(thread.clinician());
        }
        if (thread.handledBy() != null) {
            ids.add(thread.handledBy());
        }
        return ids;
    }

    /** Without what was said: it must not be printed. */
    @Override
    public String toString() {
        return "conversation " + thread.id();
    }
}
