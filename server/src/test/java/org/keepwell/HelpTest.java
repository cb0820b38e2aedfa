package org.keepwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./keepwell help} names every command and every option that the program takes. */
class HelpTest {

    private static final Pattern OPTION = Pattern.compile("\\.(?:required|option|options|flag)\\(\"([a-z-]+)\"\\)");

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionOfACommandIsInItsHelp(Path source) throws Exception {
        var name = source.getFileName()
                .toString()
                .replace("Command.java", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        var text = Files.readString(source);

        var help = help();

        assertThat(help).contains("./keepwell " + name + " ");
        var ofIt = help.substring(help.indexOf("./keepwell " + name + " ") + 2);
        var block = ofIt.substring(0, ofIt.indexOf("./keepwell"));
        var options =
                OPTION.matcher(text).results().map(found -> found.group(1)).toList();
        for (var option : options) {
            assertThat(block).as(name).contains("--" + option);
        }
    }

    static Stream<Path> commands() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("\\w+Command\\.java"))
                    .filter(file -> !file.endsWith("ConsoleCommand.java"))
                    .toList()
                    .stream();
        }
    }

    private static String help() throws Exception {
        var process = new ProcessBuilder("sh", "../keepwell", "help")
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
