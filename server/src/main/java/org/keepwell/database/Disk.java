package org.keepwell.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that files are on the disk, not only on their way to it. */
final class Disk {

    private Disk() {}

    /** Waits until every file and folder below, and the folder itself, is durable. */
    static void sync(Path folder) throws IOException {
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.toList()) {
                try (var channel = FileChannel.open(entry, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }
}
