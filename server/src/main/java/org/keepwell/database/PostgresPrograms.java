package org.keepwell.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;

/**
 * Runs initdb and pg_ctl. PostgreSQL refuses to run as root; root therefore runs it in a user namespace of its own,
 * without any mapping: there it is nobody, while its files stay root's.
 */
final class PostgresPrograms {

    private static final int PATIENCE_SECONDS = 120;

    private final Path bin;
    private final Path temporary;
    private final List<String> prefix;

    PostgresPrograms(Path binaries, Path temporary) {
        this.bin = binaries.resolve("bin");
        this.temporary = temporary;
        this.prefix = "root".equals(System.getProperty("user.name")) ? asNobody(temporary) : List.of();
    }

    /**
     * Runs the program to its end.
     *
     * @return its output and complaints
     * @throws IOException if it ends with another status than 0; the message is what it said
     */
    String run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        var result = run(command, temporary);
        if (result.status != 0) {
            throw new IOException(program + ": " + result.output.strip());
        }
        return result.output;
    }

    private static List<String> asNobody(Path temporary) {
        var unshare = List.of("unshare", "-U");
        try {
            if (run(List.of("unshare", "-U", "true"), temporary).status == 0) {
                return unshare;
            }
        } catch (IOException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static StartRefused refused(@Nullable Throwable cause) {
        return new StartRefused(
                "PostgreSQL does not run as root, and this machine gives root no user namespace (unshare -U)."
                        + " Start Keepwell as an ordinary user, or name your own server with keepwell.database.url.",
                cause);
    }

    /** Output goes through a file: the server inherits a pipe and would keep it open for ever. */
    private static Result run(List<String> command, Path temporary) throws IOException {
        PrivateFiles.folder(temporary);
        var output = Files.createTempFile(temporary, "postgres", ".out");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C"); // messages in one language, whatever the user's is
            var process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getLast() + " took more than " + PATIENCE_SECONDS + " seconds");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private record Result(int status, String output) {}
}
