package org.keepwell.records.content;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Two published reading formulas with counted syllables; rough for one sentence, fair for a text. */
final class ReadingGrade {

    private static final Pattern ENGLISH_SYLLABLE = Pattern.compile("[aeiouy]+");
    private static final Pattern SPANISH_SYLLABLE = Pattern.compile("[iuü]?[aeoáéíóú][iuüy]?|[iuü]+|\\by\\b");

    private ReadingGrade() {}

    /** Flesch-Kincaid grade level (Kincaid et al., 1975): US school grade. */
    static double fleschKincaid(List<String> texts) {
        var count = count(texts, ENGLISH_SYLLABLE, true);
        return 0.39 * count.words / count.sentences + 11.8 * count.syllables / count.words - 15.59;
    }

    /** Fernández-Huerta ease (1959): 100 very easy, 60 plain, 0 hard. */
    static double fernandezHuerta(List<String> texts) {
        var count = count(texts, SPANISH_SYLLABLE, false);
        return 206.84 - 60.0 * count.syllables / count.words - 1.02 * count.words / count.sentences;
    }

    private record Count(double sentences, double words, double syllables) {}

    private static Count count(List<String> texts, Pattern syllable, boolean silentE) {
        int sentences = 0;
        int words = 0;
        int syllables = 0;
        for (var text : texts) {
            sentences += (int)
                    Pattern.compile("[.!?]+(\\s|$)").matcher(text).results().count();
            for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")) {
                if (word.isEmpty()) {
                    continue;
                }
                words++;
                var spoken = silentE && word.length() > 3 && word.endsWith("e") && !word.endsWith("le")
                        ? word.substring(0, word.length() - 1)
                        : word;
                syllables +=
                        Math.max(1, (int) syllable.matcher(spoken).results().count());
            }
        }
        return new Count(Math.max(1, sentences), words, syllables);
    }
}
