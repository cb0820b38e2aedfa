package org.keepwell.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.keepwell.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

/** Texts that a careless page would run, fill in or turn around. */
final class HostileStrings {

    /** At most as many as one piece of a list shows. */
    static final List<String> OWN = List.of(
            "<script>alert('script')</script>",
            "<img src=x onerror=alert('img')>",
            "<svg onload=alert('svg')></svg>",
            "\"><svg/onload=alert('attribute')>",
            "' onmouseover='alert(1)' autofocus onfocus='alert(2)",
            "javascript:alert('address')",
            "<a href=\"javascript:alert('link')\">open</a>",
            "[open](javascript:alert('markdown'))",
            "<iframe srcdoc=\"<script>alert('frame')</script>\"></iframe>",
            "</title></textarea></script><script>alert('end')</script>",
            "<form action=https://example.com><input name=password><button>Sign in</button></form>",
            "<style>body{display:none}</style>",
            "{{constructor.constructor('alert(1)')()}} {{name}} $t(problem.number)",
            "${alert(1)} #{7*7} <%= 7*7 %> [[7*7]]",
            "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
            "\u202Egnp.tluser\u202C \u2066\u200F\u2069",
            "W".repeat(200),
            "%s%n%x \\u003cscript\\u003e ../../etc/passwd ');drop table records.resource;--");

    /** What fits the shortest field; turns around what follows, and has no place to break. */
    static final String ONE = "<img src=x onerror=alert(1)>\u2069\u202E" + "W".repeat(29);

    static final String ALL_LINES = String.join("\n", OWN);

    /** As many as fit a note. */
    static final List<String> SOME = OWN.subList(0, 8);

    static final String SOME_LINES = String.join("\n", SOME);

    /** As they stand in a field of one line. */
    static final String SOME_IN_A_LINE = String.join(" ", SOME);

    private HostileStrings() {}

    /** The lists that others have collected; empty strings and what no import takes are left out. */
    static List<String> collected() {
        var folder = SharedData.need("harsh/strings");
        var naughty = new JsonMapper()
                .readTree(folder.resolve("naughty-strings-even.json"))
                .valueStream()
                .map(node -> node.asString());
        return Stream.of(naughty, lines(folder.resolve("xss-payloads.txt")), lines(folder.resolve("sqli-payloads.txt")))
                .flatMap(strings -> strings)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
