package org.keepwell.demo;

import java.text.Normalizer;
import java.util.Locale;

/** Small rules about names and numbers of people. */
final class Names {

    private Names() {}

    /** Lower case ASCII for a login: marks off, the letters that have no marks to take off spelt out. */
    static String plain(String name) {
        var spelt = name.replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d");
        return Normalizer.normalize(spelt, Normalizer.Form.NFKD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The NPI's check digit: Luhn over the number with 80840 before it.
     * Source: CMS, Requirements for National Provider Identifier (NPI) and NPI Check Digit (2004).
     *
     * @param nine the first nine digits
     */
    static String withNpiCheckDigit(String nine) {
        int sum = 24; // what the prefix 80840 adds
        for (int at = 0; at < 9; at++) {
            int digit = nine.charAt(at) - '0';
            int weighted = at % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return nine + (10 - sum % 10) % 10;
    }
}
