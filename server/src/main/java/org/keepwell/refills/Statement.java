package org.keepwell.refills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a patient's side says of a medicine.
 *
 * @param batch what was told together
 * @param medicine of the chart; null where it does not know it
 * @param answer null until somebody of staff answered
 */
record Statement(
        UUID id,
        UUID batch,
        StatementKind kind,
        @Nullable UUID medicine,
        StatementState state,
        Instant toldAt,
        UUID toldBy,
        Words words,
        @Nullable Answer answer) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * In the patient's own words. Stored as sealed JSON.
     *
     * @param name of the medicine, as the chart or the patient calls it
     * @param why of one that is not taken any more
     */
    record Words(
            String name,
            @Nullable String dose,
            @Nullable String often,
            @Nullable LocalDate since,
            @Nullable String why) {

        byte[] seal(PatientCipher cipher, UUID statement) {
            return cipher.seal(JSON.writeValueAsBytes(this), place("said", statement));
        }

        static Words open(PatientCipher cipher, byte[] sealed, UUID statement) {
            return JSON.readValue(cipher.open(sealed, place("said", statement)), Words.class);
        }

        /** Without what was said: it must not be printed. */
        @Override
        public String toString() {
            return "words";
        }
    }

    /** Of staff. @param words to the patient; sealed */
    record Answer(Instant at, UUID by, @Nullable String words) {

        /** Without what was said: it must not be printed. */
        @Override
        public String toString() {
            return "answer";
        }
    }

    static byte[] sealAnswer(PatientCipher cipher, UUID statement, String words) {
        return cipher.seal(JSON.writeValueAsBytes(words), place("answer", statement));
    }

    static String openAnswer(PatientCipher cipher, byte[] sealed, UUID statement) {
        return JSON.readValue(cipher.open(sealed, place("answer", statement)), String.class);
    }

    private static Place place(String column, UUID statement) {
        return new Place("refills.statement", column, statement, 0);
    }

    /** Without what was said: it must not be printed. */
    @Override
    public String toString() {
        return "statement " + id;
    }
}
