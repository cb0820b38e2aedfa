package org.keepwell.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when an account wants to be told.
 *
 * @param onlyHere "never contact me except here"
 * @param quietFrom minute of the day from which on nothing is sent, in the account's zone; null for no quiet hours
 * @param quietTo first minute in which things are sent again; may be the next day's
 * @param digestHour hour of the day at which everything is sent at once; null: each by itself
 */
record Wish(
        boolean onlyHere,
        @Nullable Integer quietFrom,
        @Nullable Integer quietTo,
        @Nullable Integer digestHour,
        Set<Way> unwanted) {

    /** A kind of notice on a channel. */
    record Way(NoticeKind kind, Channel channel) {

        private static final int KINDS = 100; // channels stay below

        int code() {
            return kind.code() * KINDS + channel.code();
        }

        static Way of(int code) {
            return new Way(NoticeKind.of(code / KINDS), Channel.of(code % KINDS));
        }
    }

    /** Of whoever never chose anything. */
    static final Wish USUAL = new Wish(false, null, null, null, Set.of());

    boolean wants(NoticeKind kind, Channel channel) {
        return !unwanted.contains(new Way(kind, channel));
    }

    /** When the quiet hours that {@code at} is in will end; null if it is in none. */
    @Nullable
    Instant quietUntil(Instant at, ZoneId zone) {
        var from = quietFrom;
        var to = quietTo;
        if (from == null || to == null) {
            return null;
        }
        var local = at.atZone(zone);
        int minute = local.toLocalTime().toSecondOfDay() / 60;
        boolean quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
        return quiet ? next(at, zone, to) : null;
    }

    /** The next time that it is this minute of the day there, later than {@code after}. */
    static Instant next(Instant after, ZoneId zone, int minute) {
        var time = LocalTime.ofSecondOfDay(minute * 60L);
        var day = after.atZone(zone).toLocalDate();
        var candidate = ZonedDateTime.of(day, time, zone).toInstant(); // in a gap of the clock: as much later
        return candidate.isAfter(after)
                ? candidate
                : ZonedDateTime.of(day.plusDays(1), time, zone).toInstant();
    }
}
