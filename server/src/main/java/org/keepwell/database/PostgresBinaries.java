package org.keepwell.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL that travels in the jar, unpacked once for each user of the machine. */
final class PostgresBinaries {

    /** Part of the folder's name, so that another version is unpacked beside it. Kept equal to the pom by a test. */
    static final String VERSION = "18.6.0";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The user's cache folder for Keepwell, by the rules of freedesktop.org. */
    static Path cacheFolder(Map<String, String> environment, String userHome) {
        var cache = environment.get("XDG_CACHE_HOME");
        var folder = cache == null || cache.isBlank() ? Path.of(userHome, ".cache") : Path.of(cache);
        return folder.resolve("keepwell");
    }

    /**
     * The folder that holds {@code bin/}, unpacked there first if needed. It appears in one step, so a folder that
     * exists is whole.
     */
    static Path unpacked(Path cache) {
        var folder = cache.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        PrivateFiles.folder(cache);
        var fresh = cache.resolve(".postgresql-" + UUID.randomUUID());
        try (var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new StartRefused("The embedded database runs on Linux on x86-64 only. Elsewhere, name your own"
                        + " PostgreSQL server with keepwell.database.url.");
            }
            unpack(archive, fresh);
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw e;
            } catch (FileSystemException e) {
                if (!Files.isDirectory(folder)) { // else another process was faster, and its copy is as good
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new StartRefused("The embedded database cannot be unpacked to " + cache + ": " + e.getMessage(), e);
        } finally {
            delete(fresh);
        }
        return folder;
    }

    private static void unpack(InputStream archive, Path to) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var target = to.resolve(entry.getName()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("an entry leads outside: " + entry.getName());
                }
                write(entries, entry, target);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(false); // before the folder appears under its name, or a power cut leaves it half empty
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
