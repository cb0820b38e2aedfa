package org.keepwell.records.content;

/** The same thing said in both languages that the portal speaks. */
public record Wording(String en, String es) {

    /**
     * @param language a BCP 47 tag; {@code es} and its regions give Spanish, all else English
     */
    public String in(String language) {
        return isSpanish(language) ? es : en;
    }

    static boolean isSpanish(String language) {
        return language.equals("es") || language.startsWith("es-");
    }
}
