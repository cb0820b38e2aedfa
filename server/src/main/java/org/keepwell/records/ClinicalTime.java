package org.keepwell.records;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, no more exact than it was sent.
 *
 * @param at the instant; for a day, month or year its first moment in UTC
 * @param offsetMinutes the offset as sent, minutes east of UTC; null if only a day or less was sent
 * @param localDay the day where it happened; first day of a month or year
 */
public record ClinicalTime(Instant at, Precision precision, @Nullable Integer offsetMinutes, LocalDate localDay) {

    /** How exact. Stored: append, never renumber. */
    public enum Precision {
        YEAR(1),
        MONTH(2),
        DAY(3),
        SECOND(4),
        /** With a fraction of a second. */
        FRACTION(5);

        private final int code;

        Precision(int code) {
            this.code = code;
        }

        /** The number that the database carries; frozen. */
        public int code() {
            return code;
        }

        /** @throws IllegalArgumentException if there is none with this number */
        public static Precision of(int code) {
            for (var one : values()) {
                if (one.code == code) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no precision " + code);
        }
    }
}
