package org.keepwell.exchange;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * One file to import, packed or not. Each opening gives the same bytes, so that offsets of one reading hold in the
 * next.
 *
 * @param lines one JSON value after the other ({@code .ndjson}) instead of one
 * @param read told of every byte that is read of it, packed as it is
 */
record SourceFile(Path path, boolean packed, boolean lines, LongConsumer read) {

    private static final List<String> ENDINGS = List.of(".json", ".json.gz", ".ndjson", ".ndjson.gz");
    private static final int BUFFER = 1 << 16;

    /** @param path a file whose name has one of our endings, or any other, which is then read as JSON */
    static SourceFile of(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        var lines = name.endsWith(".ndjson") || name.endsWith(".ndjson.gz");
        return new SourceFile(path, name.endsWith(".gz"), lines, bytes -> {});
    }

    SourceFile countedBy(LongConsumer counter) {
        return new SourceFile(path, packed, lines, counter);
    }

    /** The files under the given paths: those named themselves in the order given, those in folders by name. */
    static List<SourceFile> under(List<Path> paths) throws IOException {
        var found = new ArrayList<SourceFile>();
        for (var path : paths) {
            if (!Files.isDirectory(path)) {
                found.add(of(path));
                continue;
            }
            try (var inside = Files.walk(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(SourceFile::ours)
                        .sorted()
                        .map(SourceFile::of)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean ours(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** @throws Refused if the text is not UTF-8 by its first bytes */
    InputStream open() throws IOException {
        long size = Files.size(path);
        var file = new Counted(Files.newInputStream(path), read);
        try {
            long most = packed ? Math.max(Limits.PACKING_FLOOR, size * Limits.PACKING_RATIO) : Limits.FILE_BYTES;
            var plain = packed ? new GZIPInputStream(file, BUFFER) : file;
            var bounded = new BufferedInputStream(new Bounded(plain, Math.min(most, Limits.FILE_BYTES)), BUFFER);
            skipMark(bounded);
            return bounded;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A byte order mark is allowed and skipped; other encodings, which begin with FE, FF or have NULs, are not. */
    private static void skipMark(InputStream in) throws IOException {
        in.mark(4);
        var first = in.readNBytes(4);
        for (byte b : first) {
            if (b == 0 || b == (byte) 0xFE || b == (byte) 0xFF) {
                throw new Refused(QuarantineReason.NOT_JSON, "");
            }
        }
        in.reset();
        if (first.length >= 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            in.skipNBytes(3);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final LongConsumer counter;

        Counted(InputStream in, LongConsumer counter) {
            super(in);
            this.counter = counter;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counter.accept(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            counter.accept(Math.max(0, count));
            return count;
        }
    }

    /** Stops a small packed file from unpacking without end. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Refused(QuarantineReason.TOO_LARGE, "");
            }
        }
    }
}
