package org.keepwell.exchange;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.keepwell.records.codec.BodyCodec;

/** Measures how fast files are prepared, to a sink that keeps nothing. Arguments: rounds, then paths, shared files first. */
final class Speed {

    private Speed() {}

    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        var paths = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        var none = new CsvCodeBook(new ByteArrayInputStream(new byte[0]), new ByteArrayInputStream(new byte[0]));
        for (int round = 0; round < rounds; round++) {
            var sink = new MemorySink();
            sink.keep = false;
            long start = System.nanoTime();
            long cpu = cpu();
            var summary = new BundleImport(
                            ImportedIds.withKey(new byte[32], "s"), none, BodyCodec.standard(), sink, sink)
                    .run(paths);
            double seconds = (System.nanoTime() - start) / 1e9;
            double used = (cpu() - cpu) / 1e9;
            System.out.printf(
                    "%d resources, %.2f s, %.0f/s, %.0f/s per core of CPU; %d B JSON, %d B body; %s%n",
                    summary.added(),
                    seconds,
                    summary.added() / seconds,
                    summary.added() / used,
                    sink.jsonBytes / Math.max(1, summary.added()),
                    sink.bodyBytes / Math.max(1, summary.added()),
                    summary.quarantined());
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
