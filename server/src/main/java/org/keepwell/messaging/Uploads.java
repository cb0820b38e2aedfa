package org.keepwell.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.keepwell.access.RuleBroken;
import org.springframework.stereotype.Component;

/** Takes uploads into memory, no more at a time than there is room for. */
@Component
public class Uploads {

    private static final int MEGABYTE = 1024 * 1024;

    /** Beside what connections take of the heap, with room for a cleaned copy of each. */
    private static final int MEGABYTES_AT_ONCE = 40;

    private static final int WAIT_SECONDS = 10;

    private final Semaphore room = new Semaphore(MEGABYTES_AT_ONCE, true);

    /**
     * @param length as the request says, or -1
     * @throws RuleBroken 503 if there is no room within ten seconds
     */
    public <T> T take(InputStream in, long length, Function<byte[], T> use) throws IOException {
        long expected = length < 0 ? FileCheck.MAX_BYTES : length;
        int megabytes = (int) Math.min(FileCheck.MAX_BYTES / MEGABYTE, expected / MEGABYTE + 1);
        try {
            if (!room.tryAcquire(megabytes, WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RuleBroken(503, "file.BUSY", "file");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuleBroken(503, "file.BUSY", "file");
        }
        try {
            return use.apply(in.readNBytes(FileCheck.MAX_BYTES + 1));
        } finally {
            room.release(megabytes);
        }
    }

    /** @param header the name, percent-encoded UTF-8. @throws RuleBroken if it is none */
    public static String name(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FileCheck.refused("file.NAME");
        }
    }
}
