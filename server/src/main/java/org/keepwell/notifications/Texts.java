package org.keepwell.notifications;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words of what leaves, from files that somebody can read through. What goes in is a kind, a language, the
 * organisation's name and a link: there is no way to put anything else in.
 */
@Component
class Texts {

    /** @param subject for e-mail; empty where there is none */
    record Text(String subject, String body) {}

    private static final String FALLBACK = "en";
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final int LONGEST_NAME = 80;

    private final Map<String, Properties> byLanguage = new HashMap<>();

    Texts() {
        for (var language : new String[] {"en", "es"}) {
            byLanguage.put(language, read(language));
        }
    }

    /** @param kind null for a digest of several */
    Text notice(
            Channel channel,
            @Nullable NoticeKind kind,
            String language,
            String organisation,
            URI link,
            @Nullable URI stop) {
        var texts = of(language);
        var name = oneLine(organisation);
        var what = fill(text(texts, kind == null ? "digest" : kind.name()), Map.of("organisation", name));
        var values = Map.of("organisation", name, "what", what, "link", link.toString());
        if (channel != Channel.EMAIL) {
            return new Text("", fill(text(texts, "short"), values));
        }
        var foot = stop == null ? "" : fill(text(texts, "foot"), Map.of("organisation", name, "stop", stop.toString()));
        return new Text(fill(text(texts, "subject"), values), fill(text(texts, "body"), values) + foot);
    }

    /** The message that proves an address. @param code digits */
    Text code(Channel channel, String language, String organisation, String code) {
        if (!code.matches("\\d{6,10}")) {
            throw new IllegalArgumentException("a code is digits");
        }
        var texts = of(language);
        var values = Map.of("organisation", oneLine(organisation), "code", code);
        return channel == Channel.EMAIL
                ? new Text(fill(text(texts, "code.subject"), values), fill(text(texts, "code.body"), values))
                : new Text("", fill(text(texts, "code.short"), values));
    }

    private Properties of(String language) {
        return Objects.requireNonNull(byLanguage.getOrDefault(language, byLanguage.get(FALLBACK)));
    }

    private static String text(Properties texts, String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    /** What is put in is never looked at for slots again. */
    private static String fill(String text, Map<String, String> values) {
        return SLOT.matcher(text)
                .replaceAll(slot -> java.util.regex.Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(slot.group(1)), slot.group(1))));
    }

    /** A name goes into a header line: nothing in it may begin another one. */
    private static String oneLine(String name) {
        var line = name.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        ? ' '
                        : c)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return line.toString().strip();
    }

    private static Properties read(String language) {
        var file = "/notices/texts_" + language + ".properties";
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
