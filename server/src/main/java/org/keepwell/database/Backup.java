package org.keepwell.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.keepwell.home.PrivateFiles;

/**
 * Copies the data of a running PostgreSQL by its backup API: what changes while it is copied is put right from the
 * write-ahead log, which is copied after it.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL: making a base backup using
 *     the low level API</a>
 */
final class Backup {

    /** Folders whose content belongs to the running server only; they must exist, empty. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** Files of the running server, and our settings, which a restore writes anew. */
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "current_logfiles", "backup_label", "tablespace_map");

    /** Copied last: it says where the data stand, and must not be older than they are. */
    private static final String CONTROL = "global/pg_control";

    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private static final int ATTEMPTS = 20;

    private final Path data;
    private final Path target;

    Backup(Path data, Path target) {
        this.data = data;
        this.target = target;
    }

    /** @param superuser kept open until the end: the backup ends with its connection */
    void run(Connection superuser) throws SQLException, IOException {
        try (var statement = superuser.createStatement()) {
            // keeps the log we need from being recycled by a checkpoint; goes away with the connection
            statement.execute("select pg_create_physical_replication_slot('keepwell_backup', true, true)");
            statement.execute("select pg_backup_start('keepwell', true)");
            copyData();
            copyControl();
            try (var rows =
                    statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
                rows.next();
                var label = rows.getString(1);
                PrivateFiles.write(target.resolve("backup_label"), label.getBytes(StandardCharsets.UTF_8));
                copyLog(label, rows.getString(2));
            }
        }
    }

    private void copyData() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = data.relativize(folder).toString();
                if (nameOf(folder).startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                PrivateFiles.folder(target.resolve(name));
                return EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = data.relativize(file).toString();
                if (!LEFT_OUT.contains(name) && !CONTROL.equals(name)) {
                    copyIfStillThere(file, target.resolve(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // dropped while we walked; the log says so too
                }
                throw failure;
            }
        });
    }

    private static void copyIfStillThere(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            if (Files.exists(file)) {
                throw e; // then it is the target that is missing
            }
        }
    }

    /** It is rewritten in place now and then: two equal reads are one whole file. */
    private void copyControl() throws IOException {
        var control = data.resolve(CONTROL);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var content = Files.readAllBytes(control);
            if (Arrays.equals(content, Files.readAllBytes(control))) {
                PrivateFiles.write(target.resolve(CONTROL), content);
                return;
            }
        }
        throw new IOException(control + " does not hold still");
    }

    private void copyLog(String label, String lastSegment) throws IOException {
        var first = FIRST_SEGMENT.matcher(label);
        if (!first.find()) {
            throw new IOException("the server's backup label is not understood: " + label);
        }
        var log = data.resolve("pg_wal");
        try (var segments = Files.list(log)) {
            for (var segment : segments.sorted().toList()) {
                var name = nameOf(segment);
                var needed = name.length() == lastSegment.length()
                        && name.compareTo(first.group(1)) >= 0
                        && name.compareTo(lastSegment) <= 0;
                if (needed || name.endsWith(".history")) {
                    Files.copy(segment, target.resolve("pg_wal").resolve(name));
                }
            }
        }
        for (var end : new String[] {first.group(1), lastSegment}) {
            if (!Files.exists(target.resolve("pg_wal").resolve(end))) {
                throw new IOException("the write-ahead log " + end + " is gone, so the backup would not start");
            }
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName()); // only the root of a file system has none
    }
}
