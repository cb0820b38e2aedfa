package org.keepwell.pharmacy;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pharmacy asks to be changed (SCRIPT, MessageRequestCode). Part of the API: append. */
public enum ChangeKind {
    GENERIC_SUBSTITUTION("G"),
    THERAPEUTIC_SUBSTITUTION("T"),
    PRIOR_AUTHORIZATION("P"),
    CLARIFICATION("S"),
    PRESCRIBER_AUTHORIZATION("U"),
    OUT_OF_STOCK("OS"),
    USE_REVIEW("D");

    private final String code;

    ChangeKind(String code) {
        this.code = code;
    }

    static Optional<ChangeKind> of(@Nullable String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
