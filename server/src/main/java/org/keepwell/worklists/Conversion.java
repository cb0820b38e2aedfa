package org.keepwell.worklists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was made of an item.
 *
 * @param item of which one; null for what the program put on a board by itself
 * @param subject of the item that was made
 * @param topic whose readers read it
 * @param by who made it, or whose letter it is
 * @param sendKey made once per form, so that a second try is the same
 * @param words null where what was made has its own
 */
public record Conversion(
        @Nullable UUID item,
        Item.Kind kind,
        UUID subject,
        Topic topic,
        UUID by,
        UUID sendKey,
        Instant madeAt,
        @Nullable Words words) {

    /**
     * @param note what is to be done, or what the letter says
     * @param held why a letter did not leave; null where it is none
     */
    public record Words(String title, String note, @Nullable String held) {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        byte[] seal(PatientCipher cipher, UUID conversion) {
            return cipher.seal(JSON.writeValueAsBytes(this), place(conversion));
        }

        static Words open(PatientCipher cipher, UUID conversion, byte[] sealed) {
            return JSON.readValue(cipher.open(sealed, place(conversion)), Words.class);
        }

        private static Place place(UUID conversion) {
            return new Place("worklists.conversion", "words", conversion, 0);
        }

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "words";
        }
    }

    /** Without what is said: it must not be printed. */
    @Override
    public String toString() {
        return kind + " " + subject;
    }
}
