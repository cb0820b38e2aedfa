package org.keepwell.refills;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was answered. Stored as sealed JSON.
 *
 * @param words from the care team to the patient
 * @param instead the medicine that is given instead of the one that was prescribed; null where it is that one
 * @param before what was proposed, as the last prescription was; null where nothing was decided about it
 */
record Outcome(
        @Nullable String words,
        @Nullable Decision decision,
        @Nullable Decision before,
        @Nullable String instead) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Outcome of(@Nullable String words) {
        return new Outcome(words, null, null, null);
    }

    /** Whether something else was decided than was proposed. */
    boolean changes() {
        return decision != null && before != null && decision.differsFrom(before);
    }

    byte[] seal(PatientCipher cipher, UUID request, int version) {
        return cipher.seal(JSON.writeValueAsBytes(this), place(request, version));
    }

    static Outcome open(PatientCipher cipher, byte[] sealed, UUID request, int version) {
        return JSON.readValue(cipher.open(sealed, place(request, version)), Outcome.class);
    }

    private static Place place(UUID request, int version) {
        return new Place("refills.request", "answer", request, version);
    }

    /** Without what was said: it must not be printed. */
    @Override
    public String toString() {
        return "answer";
    }
}
