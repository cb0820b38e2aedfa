package org.keepwell.messaging;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Keeps of a PNG (ISO/IEC 15948) the chunks that make the picture, each with a right checksum; texts, times, camera data and
 * anything after its end are left out.
 */
final class PngCleaner {

    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "pHYs", "sBIT", "bKGD");
    private static final int HEAD = 8;

    private PngCleaner() {}

    /** @throws org.keepwell.access.RuleBroken if it is no whole PNG, or too large to open */
    static byte[] clean(byte[] content) {
        var in = ByteBuffer.wrap(content);
        var out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, HEAD);
        in.position(HEAD);
        try {
            boolean first = true;
            while (true) {
                int start = in.position();
                int length = in.getInt();
                if (length < 0 || length > in.remaining() - 8) {
                    throw FileCheck.refused("file.TYPE");
                }
                var type = new String(content, start + 4, 4, StandardCharsets.US_ASCII);
                if (first != type.equals("IHDR") || !hasRightSum(content, start, length)) {
                    throw FileCheck.refused("file.TYPE");
                }
                if (first) {
                    JpegCleaner.checkPixels(
                            (in.getInt(start + 8) & 0xFFFFFFFFL) * (in.getInt(start + 12) & 0xFFFFFFFFL));
                }
                first = false;
                if (KEPT.contains(type)) {
                    out.write(content, start, length + 12);
                }
                if (type.equals("IEND")) {
                    return out.toByteArray();
                }
                in.position(start + length + 12);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw FileCheck.refused("file.TYPE"); // it ends before it is whole
        }
    }

    private static boolean hasRightSum(byte[] content, int start, int length) {
        var sum = new CRC32();
        sum.update(content, start + 4, length + 4);
        return (int) sum.getValue() == ByteBuffer.wrap(content).getInt(start + 8 + length);
    }
}
