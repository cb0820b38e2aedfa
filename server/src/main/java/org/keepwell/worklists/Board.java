package org.keepwell.worklists;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;

/**
 * A group of staff that answers certain topics.
 *
 * @param id 1 and on, per organisation; an audience of the seal
 * @param topics what comes here first; empty for physicians
 * @param dueIn how long an item may wait, 5 minutes to 30 days
 * @param at the site that it answers for, or null for all of them
 * @param of the nurse or physician whose board it is, or null; it takes only what is meant for them
 */
public record Board(
        int id,
        String name,
        Kind kind,
        Set<Topic> topics,
        Duration dueIn,
        @Nullable At at,
        @Nullable Of of) {

    /** In place of the number of a board that is not kept yet. */
    public static final int NEW = 0;

    /** For all sites. */
    public Board(int id, String name, Kind kind, Set<Topic> topics, Duration dueIn) {
        this(id, name, kind, topics, dueIn, null, null);
    }

    /** A site, as it is called. */
    public record At(UUID id, String name) {}

    /** A nurse or physician, by account. */
    public record Of(UUID id, String name) {

        /** Without the name: it must not be printed. */
        @Override
        public String toString() {
            return "of " + id;
        }
    }

    Board with(Of clinician) {
        return new Board(id, name, kind, topics, dueIn, at, clinician);
    }

    public @Nullable UUID clinician() {
        return of == null ? null : of.id();
    }

    /** Whether it takes what is meant for nobody in particular. */
    public boolean isForAnybody() {
        return of == null;
    }

    public @Nullable UUID site() {
        return at == null ? null : at.id();
    }

    /** What it is called where boards of several sites or clinicians stand side by side. */
    public String label() {
        var whose = at != null ? at.name() : of != null ? of.name() : "";
        return whose.isEmpty() ? name : name + " · " + whose;
    }

    /** In which order boards are tried for a patient, where any may do: of their site, then for all sites, then others. */
    public static Comparator<Board> nearest(@Nullable UUID site) {
        return Comparator.comparingInt(
                board -> board.at() == null ? 1 : board.at().id().equals(site) ? 0 : 2);
    }

    /** Whether only nurses and physicians work on it. */
    public boolean isClinical() {
        return kind == Kind.PHYSICIANS || of != null || topics.stream().anyMatch(Topic::isClinical);
    }

    /** Whether somebody of this role may work on it, or stand in for somebody who does. */
    boolean isFor(Role role) {
        return switch (role) {
            case PHYSICIAN -> true;
            case NURSE -> kind == Kind.FIRST_LINE;
            case FRONT_DESK, BILLING -> !isClinical();
            case PATIENT, PROXY, PRIVACY_OFFICER, ADMINISTRATOR, CONSOLE, JOB -> false;
        };
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
