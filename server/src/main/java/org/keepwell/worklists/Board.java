package org.keepwell.worklists;

import java.time.Duration;
import java.util.Set;

/**
 * A group of staff that answers certain topics.
 *
 * @param id 1 and on, per organisation; an audience of the seal
 * @param topics what comes here first; empty for physicians
 * @param dueIn how long an item may wait, 5 minutes to 30 days
 */
public record Board(int id, String name, Kind kind, Set<Topic> topics, Duration dueIn) {

    /** Whether only nurses and physicians work on it. */
    public boolean isClinical() {
        return kind == Kind.PHYSICIANS || topics.stream().anyMatch(Topic::isClinical);
    }

    public enum Kind {
        FIRST_LINE(1),
        /** What the first line passes on to somebody who decides. */
        PHYSICIANS(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            for (var kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of board " + code);
        }
    }
}
