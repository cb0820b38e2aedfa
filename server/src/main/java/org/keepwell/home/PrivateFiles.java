package org.keepwell.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files and folders that only their owner may read, whatever the umask; written whole or not at all. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_ATTRIBUTE =
            PosixFilePermissions.asFileAttribute(FILE);

    private PrivateFiles() {}

    /** Makes the folder and its missing parents. An existing folder keeps its rights. */
    public static Path folder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                var parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            }
            return folder;
        } catch (IOException e) {
            throw new StartRefused("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Replaces the file in one step: whoever reads sees the old content or the new, also after a power cut. */
    public static void write(Path file, byte[] content) {
        try {
            var fresh = written(file, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            sync(parentOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the file unless it exists already. Two processes may race: one of them wins, both see the same content.
     *
     * @return whether this call wrote it
     */
    static boolean writeOnce(Path file, byte[] content) throws IOException {
        var fresh = written(file, content);
        try {
            Files.createLink(file, fresh); // unlike a rename, a link never replaces
            sync(parentOf(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(fresh);
        }
    }

    /** Takes every right on the file from everyone but its owner. */
    public static void makePrivate(Path file) throws IOException {
        Files.setPosixFilePermissions(file, FILE);
    }

    /** Opens a file for locking; makes it first if needed. */
    public static FileChannel lockFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                FILE_ATTRIBUTE);
    }

    /** @throws StartRefused if anyone but the owner has any right on the file or folder */
    public static void check(Path path) {
        try {
            var rights = Files.getPosixFilePermissions(path);
            var folder = Files.isDirectory(path);
            if (!(folder ? FOLDER : FILE).containsAll(rights)) {
                throw new StartRefused(path + " can be read or used by others (" + PosixFilePermissions.toString(rights)
                        + "). Mend it with: chmod " + (folder ? "700 " : "600 ") + path);
            }
        } catch (IOException e) {
            throw new StartRefused("The rights of " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try (var channel = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_ATTRIBUTE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return fresh;
    }

    /** A new name is durable only when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parentOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        return parent;
    }
}
