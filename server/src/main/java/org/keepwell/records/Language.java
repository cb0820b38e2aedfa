package org.keepwell.records;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages that names are given in. */
enum Language {
    EN,
    ES;

    /** @param acceptLanguage the header; the web app sends its current language alone */
    static Language of(@Nullable String acceptLanguage) {
        var first = acceptLanguage == null
                ? ""
                : acceptLanguage.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
        return first.equals("es") || first.startsWith("es-") ? ES : EN;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
