package org.keepwell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code postmaster.pid}: line 1 the process, line 4 the port, line 8 how far it is.
 *
 * @param process 0 if there is no such file
 * @param port 0 while it is not known yet
 */
record PostmasterFile(Path data, long process, int port) {

    static PostmasterFile read(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return new PostmasterFile(data, number(lines, 0), (int) number(lines, 3));
        } catch (NoSuchFileException e) {
            return new PostmasterFile(data, 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the process is alive and serves this very folder. After a reboot the number may belong to any program;
     * PostgreSQL itself would then refuse to start.
     */
    boolean isAlive() {
        if (process == 0) {
            return false;
        }
        try {
            var command = Files.readString(Path.of("/proc/" + process + "/cmdline"), StandardCharsets.UTF_8);
            return List.of(command.split("\0")).contains(data.toString()) && command.contains("postgres");
        } catch (IOException e) {
            return false; // no such process: reading fails in more than one way while one ends
        }
    }

    /** Takes away the file of a server that is no more. */
    void removeIfStale() throws IOException {
        if (process != 0 && !isAlive()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private static long number(List<String> lines, int index) {
        return lines.size() > index && lines.get(index).strip().matches("\\d{1,18}")
                ? Long.parseLong(lines.get(index).strip())
                : 0;
    }
}
