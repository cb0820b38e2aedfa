package org.keepwell.patients;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/** What a search hit or a worklist row shows of a patient: no more than this. */
public record Card(String name, @Nullable Integer birthYear) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Opens a row of {@code patients.card}. */
    public static Card open(PatientCipher cipher, PatientId patient, byte[] sealed, int version) {
        return JSON.readValue(cipher.open(sealed, place(patient, version)), Card.class);
    }

    byte[] seal(PatientCipher cipher, PatientId patient, int version) {
        return cipher.seal(JSON.writeValueAsBytes(this), place(patient, version));
    }

    /** The copy of a card that a worklist row carries. */
    byte[] sealAt(PatientCipher cipher, Place place) {
        return cipher.seal(JSON.writeValueAsBytes(this), place);
    }

    static Card openAt(PatientCipher cipher, byte[] sealed, Place place) {
        return JSON.readValue(cipher.open(sealed, place), Card.class);
    }

    private static Place place(PatientId patient, int version) {
        return new Place("patients.card", "sealed", patient.value(), version);
    }

    /** Without the name: a card must not be printed. */
    @Override
    public String toString() {
        return "card";
    }
}
