package org.keepwell.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * How much of all files is read, from 0 to 1, by their bytes. A file is read twice, the second time only where it holds
 * something: it counts as a whole when it is done with.
 */
final class ReadShare {

    private static final int READINGS = 2;

    private final DoubleConsumer told;
    private long all;
    private long done;
    private long size;
    private long ofThis;

    ReadShare(DoubleConsumer told) {
        this.told = told;
    }

    void begin(List<SourceFile> files) throws IOException {
        for (var file : files) {
            all += sizeOf(file);
        }
    }

    SourceFile begin(SourceFile file) throws IOException {
        size = sizeOf(file);
        ofThis = 0;
        return file.countedBy(bytes -> {
            ofThis = Math.min(READINGS * size, ofThis + bytes);
            tell();
        });
    }

    void end() {
        done += size;
        ofThis = 0;
        tell();
    }

    private void tell() {
        told.accept(all == 0 ? 1 : (done + ofThis / (double) READINGS) / all);
    }

    /** A file that is gone by now is quarantined by whoever reads it. */
    private static long sizeOf(SourceFile file) throws IOException {
        return Files.exists(file.path()) ? Files.size(file.path()) : 0;
    }
}
