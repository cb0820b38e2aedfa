package org.keepwell.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. It is written last, so a backup that has one is complete.
 *
 * @param format raised when the form of a backup changes
 * @param kind the kind of home it is of
 * @param postgresql the version whose data it is
 * @param files SHA-256, in hex, of every file under {@code data/}
 */
record BackupManifest(int format, String kind, String postgresql, Instant takenAt, SortedMap<String, String> files) {

    static final int FORMAT = 1;
    static final String DATA = "data";

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads every file once more, as it is on the disk now. */
    static BackupManifest of(Path backup, String kind, Instant takenAt) throws IOException {
        return new BackupManifest(FORMAT, kind, PostgresBinaries.VERSION, takenAt, checksums(backup.resolve(DATA)));
    }

    void write(Path backup) {
        PrivateFiles.write(
                backup.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /** @throws StartRefused if this is no complete backup that this Keepwell can read */
    static BackupManifest read(Path backup) {
        var file = backup.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new StartRefused(backup + " is not a complete backup: it has no " + NAME + ".");
        }
        try {
            var manifest = JSON.readValue(file, BackupManifest.class);
            if (manifest.format != FORMAT) {
                throw new StartRefused(backup + " was made by a later Keepwell. Restore it with that version.");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new StartRefused(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws StartRefused if a file is missing, changed or one too many */
    void verify(Path backup) throws IOException {
        var found = checksums(backup.resolve(DATA));
        for (var file : files.entrySet()) {
            if (!file.getValue().equals(found.remove(file.getKey()))) {
                throw new StartRefused("The backup is damaged: " + file.getKey() + " is missing or was changed.");
            }
        }
        if (!found.isEmpty()) {
            throw new StartRefused("The backup was changed: " + found.firstKey() + " does not belong to it.");
        }
    }

    private static TreeMap<String, String> checksums(Path data) throws IOException {
        var checksums = new TreeMap<String, String>();
        try (var files = Files.walk(data)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> checksums.put(data.relativize(file).toString(), checksum(file)));
        }
        return checksums;
    }

    private static String checksum(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
