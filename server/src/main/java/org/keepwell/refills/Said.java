package org.keepwell.refills;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked for. Stored as sealed JSON.
 *
 * @param medicine as the chart or the pharmacy called it then
 * @param notes one for each who asked and had something to say, oldest first
 * @param by the pharmacy's name where it asked
 */
record Said(String medicine, List<String> notes, @Nullable String by) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Said with(@Nullable String note) {
        if (note == null || notes.contains(note)) {
            return this;
        }
        var all = new ArrayList<>(notes);
        all.add(note);
        return new Said(medicine, List.copyOf(all), by);
    }

    @Nullable
    String note() {
        return notes.isEmpty() ? null : String.join("\n\n", notes);
    }

    byte[] seal(PatientCipher cipher, UUID request, int version) {
        return cipher.seal(JSON.writeValueAsBytes(this), place(request, version));
    }

    static Said open(PatientCipher cipher, byte[] sealed, UUID request, int version) {
        return JSON.readValue(cipher.open(sealed, place(request, version)), Said.class);
    }

    private static Place place(UUID request, int version) {
        return new Place("refills.request", "said", request, version);
    }

    /** Without what was said: it must not be printed. */
    @Override
    public String toString() {
        return "asked";
    }
}
