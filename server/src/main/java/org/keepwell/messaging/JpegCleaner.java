package org.keepwell.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a JPEG (ISO/IEC 10918-1) what makes the picture: its tables, frame and scans. What cameras write beside it (place,
 * time, device, a small copy), comments and anything after its end are left out; which way is up is kept.
 */
final class JpegCleaner {

    /** Larger pictures are made to break whoever opens them. */
    static final long MAX_PIXELS = 100_000_000;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int COMMENT = 0xFE;

    private final byte[] in;
    private final ByteArrayOutputStream out;
    private int at = 2;

    private JpegCleaner(byte[] in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length);
    }

    /** @throws org.keepwell.access.RuleBroken if it is no whole JPEG, or too large to open */
    static byte[] clean(byte[] content) {
        try {
            return new JpegCleaner(content).clean();
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw FileCheck.refused("file.TYPE"); // it ends before it is whole
        }
    }

    private byte[] clean() {
        out.write(0xFF);
        out.write(SOI);
        boolean framed = false;
        while (true) {
            int marker = marker();
            if (marker == EOI) {
                if (!framed) {
                    throw FileCheck.refused("file.TYPE");
                }
                out.write(0xFF);
                out.write(EOI);
                return out.toByteArray();
            }
            int length = u16(at);
            if (length < 2 || at + length > in.length) {
                throw FileCheck.refused("file.TYPE");
            }
            if (isFrame(marker)) {
                framed = true;
                checkPixels((long) u16(at + 3) * u16(at + 5));
            }
            if (marker == APP1) {
                writeOrientation(orientation(at + 2, length - 2));
            } else if (kept(marker, at + 2, length - 2)) {
                out.write(0xFF);
                out.write(marker);
                out.write(in, at, length);
            }
            at += length;
            if (marker == SOS) {
                copyScan();
            }
        }
    }

    /**
     * The tables and the picture; of the applications' own only those that say how colours are meant, by the name that they
     * begin with: another one may hold a small picture of what was cut away.
     */
    private boolean kept(int marker, int from, int length) {
        return switch (marker) {
            case 0xE0 -> begins(from, length, "JFIF\0");
            case 0xE2 -> begins(from, length, "ICC_PROFILE\0");
            case 0xEE -> begins(from, length, "Adobe");
            case COMMENT -> false;
            default -> marker < 0xE1 || marker > 0xEF;
        };
    }

    private boolean begins(int from, int length, String name) {
        var wanted = name.getBytes(US_ASCII);
        return length >= wanted.length && Arrays.equals(in, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    static void checkPixels(long pixels) {
        if (pixels <= 0 || pixels > MAX_PIXELS) {
            throw FileCheck.refused("file.TOO_MANY_PIXELS");
        }
    }

    private int marker() {
        if ((in[at++] & 0xFF) != 0xFF) {
            throw FileCheck.refused("file.TYPE");
        }
        int marker;
        do {
            marker = in[at++] & 0xFF;
        } while (marker == 0xFF); // fill bytes
        return marker;
    }

    /** Coded data runs until a marker that is neither a stuffed byte nor a restart. */
    private void copyScan() {
        int from = at;
        while (true) {
            if ((in[at] & 0xFF) == 0xFF) {
                int next = in[at + 1] & 0xFF;
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    break;
                }
                at++;
            }
            at++;
        }
        out.write(in, from, at - from);
    }

    /** The one number of an Exif block that the picture needs (tag 0x0112), or null. */
    private @Nullable Integer orientation(int from, int length) {
        if (length < 14 || in[from] != 'E' || in[from + 1] != 'x' || in[from + 2] != 'i' || in[from + 3] != 'f') {
            return null;
        }
        var tiff = ByteBuffer.wrap(in, from + 6, length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return null;
        }
        int entries = Math.min(tiff.getShort(directory) & 0xFFFF, 200);
        for (int n = 0; n < entries && directory + 2 + 12 * (n + 1) <= tiff.limit(); n++) {
            int entry = directory + 2 + 12 * n;
            if ((tiff.getShort(entry) & 0xFFFF) == 0x0112) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : null;
            }
        }
        return null;
    }

    private void writeOrientation(@Nullable Integer value) {
        if (value == null) {
            return;
        }
        var block = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
        block.put((byte) 0xFF).put((byte) APP1).putShort((short) 34);
        block.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
        block.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        block.putShort(value.shortValue()).putShort((short) 0).putInt(0);
        out.write(block.array(), 0, block.position());
    }

    private int u16(int from) {
        return (in[from] & 0xFF) << 8 | (in[from + 1] & 0xFF);
    }
}
