package org.keepwell.records.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Grows to the largest body read so far and is used again for the next. For one thread. */
public final class JsonBuffer {

    private byte[] bytes;
    private int length;

    public JsonBuffer(int firstSize) {
        bytes = new byte[firstSize];
    }

    /** The bytes, valid from 0 to {@link #length()} until the next decode. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void append(byte[] from, int start, int count) {
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    void fill(Inflater inflater) throws DataFormatException {
        if (length == bytes.length) {
            room(length);
        }
        int count = inflater.inflate(bytes, length, bytes.length - length);
        if (count == 0 && !inflater.finished()) {
            throw new BrokenBody("ends too early");
        }
        length += count;
    }

    private void room(int more) {
        if ((long) length + more > BodyCodec.MOST_BYTES) {
            throw new BrokenBody("larger than a body may be");
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(BodyCodec.MOST_BYTES, Math.max(length + more, 2 * bytes.length)));
        }
    }
}
