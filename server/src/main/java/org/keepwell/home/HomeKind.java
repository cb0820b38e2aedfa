package org.keepwell.home;

import java.util.Locale;

/** What a home is for. A home never changes its kind: made-up and real people are not mixed. */
public enum HomeKind {
    /** A made-up clinic to try Keepwell with. */
    DEMO,
    /** A real clinic. */
    CLINIC;

    /** As written in {@code home.json} and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws StartRefused if no kind has this word */
    public static HomeKind of(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new StartRefused("A home is of kind demo or clinic, not \"" + word + "\".");
    }
}
