package org.keepwell.exchange;

import java.io.IOException;
import java.io.InputStream;

/** Second reading of a file: takes the entries out of it in the order in which they stand. */
final class SliceReader implements AutoCloseable {

    private final InputStream in;
    private long position;

    SliceReader(SourceFile file) throws IOException {
        in = file.open();
    }

    /** @throws IOException if the file is no longer what it was in the first reading */
    byte[] read(Entry entry) throws IOException {
        in.skipNBytes(entry.start - position);
        var bytes = in.readNBytes(entry.length);
        position = entry.start + bytes.length;
        if (bytes.length != entry.length || bytes[0] != '{' || bytes[bytes.length - 1] != '}') {
            throw new IOException("file changed while it was read");
        }
        return bytes;
    }

    /** One entry of a file. */
    static byte[] only(SourceFile file, Entry entry) throws IOException {
        try (var reader = new SliceReader(file)) {
            return reader.read(entry);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
