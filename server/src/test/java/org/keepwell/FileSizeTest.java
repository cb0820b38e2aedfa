package org.keepwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that does not fit into a head is split. 200 lines is the aim, 400 the end. */
class FileSizeTest {

    private static final int MOST_LINES = 400;

    private static final List<String> KINDS = List.of(".java", ".ts", ".tsx", ".sql", ".css", ".sh", ".py");
    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", "dist", ".git");
    /** Made by a program from the description of the API. */
    private static final String GENERATED = "generated";

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        var counted = new TreeMap<String, Integer>();
        for (var folder : List.of("src", "../web", "../ops", "../bench")) {
            collect(Path.of(folder), counted);
        }

        assertThat(counted).containsKey("src/main/java/org/keepwell/Keepwell.java"); // else nothing was looked at
        assertThat(counted.entrySet().stream()
                        .filter(file -> file.getValue() > MOST_LINES)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    private static void collect(Path folder, Map<String, Integer> counted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && !NOT_OURS.contains(name) && !GENERATED.equals(name)) {
                    collect(entry, counted);
                } else if (Files.isRegularFile(entry) && KINDS.stream().anyMatch(name::endsWith)) {
                    counted.put(entry.toString(), lines(entry));
                }
            }
        }
    }

    private static int lines(Path file) {
        try (var lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
