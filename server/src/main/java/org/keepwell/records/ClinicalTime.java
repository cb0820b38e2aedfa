package org.keepwell.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, no more exact than it was sent.
 *
 * @param at the instant; for a day, month or year its first moment in UTC
 * @param offsetMinutes the offset as sent, minutes east of UTC; null if only a day or less was sent
 * @param localDay the day where it happened; first day of a month or year
 */
public record ClinicalTime(
        Instant at, Precision precision, @Nullable Integer offsetMinutes, LocalDate localDay) {

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

    private static final int HAS_OFFSET = 8;
    private static final int OFFSET_ZERO = 900; // offsets are -840 to 840 minutes

    /** Precision and offset as one number: bits 0-2 precision, bit 3 whether there is an offset, bits 4-14 it plus 900. */
    public int form() {
        return precision.code() | (offsetMinutes == null ? 0 : HAS_OFFSET | (offsetMinutes + OFFSET_ZERO) << 4);
    }

    /**
     * Back from the database's columns.
     *
     * @param form as {@link #form} gave it; 0 where nothing said when, then this is null
     */
    public static @Nullable ClinicalTime of(Instant at, int form) {
        if (form == 0) {
            return null;
        }
        var offset = (form & HAS_OFFSET) == 0 ? null : Integer.valueOf((form >> 4) - OFFSET_ZERO);
        var zone = ZoneOffset.ofTotalSeconds(offset == null ? 0 : offset * 60);
        return new ClinicalTime(
                at, Precision.of(form & 7), offset, at.atOffset(zone).toLocalDate());
    }
}
