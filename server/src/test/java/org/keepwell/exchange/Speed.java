package org.keepwell.exchange;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.keepwell.records.codec.BodyCodec;

/** Measures how fast files are prepared, to a sink that keeps nothing. Run by hand: shared files first, then the rest. */
final class Speed {

    private Speed() {}

    public static void main(String[] arguments) {
        var paths = Arrays.stream(arguments).map(Path::of).toList();
        var none = new CsvCodeBook(new ByteArrayInputStream(new byte[0]), new ByteArrayInputStream(new byte[0]));
        for (int round = 0; round < 5; round++) {
            var sink = new MemorySink();
            sink.keep = false;
            long start = System.nanoTime();
            long cpu = cpu();
            var summary = new BundleImport(ImportedIds.withKey(new byte[32], "s"), none, BodyCodec.standard(), sink, sink).run(paths);
            double seconds = (System.nanoTime() - start) / 1e9;
            double used = (cpu() - cpu) / 1e9;
            System.out.printf("%d resources, %.2f s, %.0f/s, %.0f/s per core of CPU; %d B JSON, %d B body; %s%n",
                    summary.added(), seconds, summary.added() / seconds, summary.added() / used,
                    sink.jsonBytes / Math.max(1, summary.added()), sink.bodyBytes / Math.max(1, summary.added()), summary.quarantined());
            if (round == 0) sink.quarantined.stream().limit(5).forEach(q -> System.out.println(List.of(q.file(), q.type() + "", q.reason(), q.path())));
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
