package org.keepwell.exchange;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.keepwell.exchange.Preparer.Prepared;

/**
 * Prepares resources on all processors, a chunk each, and hands them on in the order of the file. The caller's thread
 * reads the file and writes to the sink; how far preparing runs ahead is bounded by count and by bytes.
 */
final class PreparingLane implements AutoCloseable {

    private static final int CHUNK = 50;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int AHEAD = 8;

    private final Preparer preparer;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("import-", 0).factory());

    PreparingLane(Preparer preparer) {
        this.preparer = preparer;
    }

    private record Slice(Entry entry, byte[] raw) {}

    void run(SourceFile file, Document document, PatientHandle patient, Consumer<Prepared> next) throws IOException {
        var waiting = new ArrayDeque<Future<List<Prepared>>>();
        try (var reader = new SliceReader(file)) {
            List<Slice> chunk = new ArrayList<>();
            int bytes = 0;
            for (var entry : document.record()) {
                var raw = reader.read(entry);
                chunk.add(new Slice(entry, raw));
                bytes += raw.length;
                if (chunk.size() == CHUNK || bytes > CHUNK_BYTES) {
                    waiting.add(submit(chunk, document.references(), patient));
                    chunk = new ArrayList<>();
                    bytes = 0;
                }
                while (waiting.size() > AHEAD) {
                    result(waiting.remove()).forEach(next);
                }
            }
            waiting.add(submit(chunk, document.references(), patient));
            while (!waiting.isEmpty()) {
                result(waiting.remove()).forEach(next);
            }
        } finally {
            waiting.forEach(future -> future.cancel(true));
        }
    }

    private Future<List<Prepared>> submit(List<Slice> chunk, References references, PatientHandle patient) {
        return workers.submit(() -> chunk.stream()
                .map(slice -> preparer.prepare(slice.entry(), slice.raw(), references, patient))
                .toList());
    }

    private static List<Prepared> result(Future<List<Prepared>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("preparing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
