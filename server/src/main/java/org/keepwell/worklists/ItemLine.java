package org.keepwell.worklists;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one line that a queue shows of an item.
 *
 * @param initials of the patient; the name is shown when the item is opened
 * @param meantFor whom the patient meant it for; null for whoever is there
 */
public record ItemLine(
        String title,
        String initials,
        @Nullable Integer birthYear,
        @Nullable UUID meantFor) {

    /** Meant for whoever is there. */
    public ItemLine(String title, String initials, @Nullable Integer birthYear) {
        this(title, initials, birthYear, null);
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] seal(PatientCipher cipher, UUID item) {
        return cipher.seal(JSON.writeValueAsBytes(this), place(item));
    }

    static ItemLine open(PatientCipher cipher, UUID item, byte[] sealed) {
        return JSON.readValue(cipher.open(sealed, place(item)), ItemLine.class);
    }

    private static Place place(UUID item) {
        return new Place("worklists.item", "line", item, 0);
    }

    /** The first letters of the name's words, at most three: {@code R. O.} */
    public static String initials(String name) {
        var letters = new StringBuilder();
        for (var word : name.strip().split("\\s+")) {
            if (!word.isEmpty() && letters.length() < 9) {
                letters.append(letters.isEmpty() ? "" : " ")
                        .appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
                        .append('.');
            }
        }
        return letters.toString();
    }

    /** Without what it says: it must not be printed. */
    @Override
    public String toString() {
        return "line of an item";
    }
}
