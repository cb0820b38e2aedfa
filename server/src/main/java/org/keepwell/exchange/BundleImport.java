package org.keepwell.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.keepwell.records.codec.BodyCodec;

/**
 * Imports files of FHIR R4 from one sender: bundles, resources, or lines of them, packed or not. A file is read twice;
 * one that breaks off or has no single patient is refused before anything of it is written.
 *
 * <p>Resources are prepared ahead on all processors while the sink writes; at most some 20 MB of them wait. Not for
 * two imports at once: make one each.
 */
public final class BundleImport {

    private final ImportedIds ids;
    private final SharedDirectory directory;
    private final ImportSink sink;
    private final CodeBook codes;
    private final Preparer preparer;

    public BundleImport(ImportedIds ids, CodeBook codes, BodyCodec codec, SharedDirectory directory, ImportSink sink) {
        this.ids = ids;
        this.directory = directory;
        this.sink = sink;
        this.codes = codes;
        this.preparer = new Preparer(codes, codec);
    }

    /**
     * @param paths files and folders
     * @return what {@link ImportSink#done} was told
     * @throws UncheckedIOException if a folder cannot be listed; a file that cannot be read is quarantined
     */
    public ImportSummary run(List<Path> paths) {
        return run(paths, share -> {});
    }

    /** @param share told how much of all files is read, from 0 to 1 */
    ImportSummary run(List<Path> paths, DoubleConsumer share) {
        var reading = new ReadShare(share);
        var summary = new ImportSummary();
        try (var lane = new PreparingLane(preparer)) {
            var files = SourceFile.under(paths);
            reading.begin(files);
            for (var file : files) {
                summary.file();
                read(reading.begin(file), lane, summary);
                reading.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sink.done(summary);
        return summary;
    }

    private void read(SourceFile file, PreparingLane lane, ImportSummary summary) {
        try {
            for (var entries : FirstReading.of(file, codes)) {
                var document = Document.of(entries, ids, directory);
                new DocumentImport(file, document, sink, preparer, summary).run(lane);
            }
        } catch (Refused refused) {
            DocumentImport.wholeFile(file, refused.refusal(), sink, summary);
        } catch (IOException e) {
            DocumentImport.wholeFile(file, new Refusal(FirstReading.reason(e), ""), sink, summary);
        }
    }
}
