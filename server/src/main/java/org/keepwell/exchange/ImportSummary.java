package org.keepwell.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one import. For one thread while it runs. */
public final class ImportSummary {

    /** A file of which nothing, or nothing of its patient, was taken in. */
    public record RefusedFile(Path file, QuarantineReason reason) {}

    private int patients;
    private long shared;
    private long added;
    private long unchanged;
    private long updated;
    private int files;
    private final List<RefusedFile> refusedFiles = new ArrayList<>();
    private final Map<QuarantineReason, Long> quarantined = new EnumMap<>(QuarantineReason.class);

    void file() {
        files++;
    }

    void patient() {
        patients++;
    }

    void shared(int count) {
        shared += count;
    }

    void written(ImportSink.Written counts) {
        added += counts.added();
        unchanged += counts.unchanged();
        updated += counts.updated();
    }

    void quarantined(Quarantined item) {
        quarantined.merge(item.reason(), 1L, Long::sum);
        if (item.wholeFile()) {
            refusedFiles.add(new RefusedFile(item.file(), item.reason()));
        }
    }

    public int files() {
        return files;
    }

    /** Files of which nothing, or nothing of their patient, was taken in. */
    public int filesQuarantined() {
        return refusedFiles.size();
    }

    /** These files, in the order in which they were read, so that somebody can look at them. */
    public List<RefusedFile> refusedFiles() {
        return List.copyOf(refusedFiles);
    }

    public int patients() {
        return patients;
    }

    /** Practitioners, roles, organizations and locations. */
    public long shared() {
        return shared;
    }

    public long added() {
        return added;
    }

    public long unchanged() {
        return unchanged;
    }

    public long updated() {
        return updated;
    }

    /** Files and resources by reason. */
    public Map<QuarantineReason, Long> quarantined() {
        return Collections.unmodifiableMap(quarantined);
    }
}
