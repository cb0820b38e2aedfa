package org.keepwell.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResourceType;

/** What the first reading keeps of one resource: where it is and how it hangs together with others. */
final class Entry {

    private static final String URN = "urn:uuid:";

    final long start;
    int length;

    @Nullable
    String fullUrl;

    @Nullable
    String typeName;

    @Nullable
    String id;

    /** References of {@code DiagnosticReport.result}. */
    final List<String> results = new ArrayList<>();

    /** Codes of all its categories. */
    final List<String> categories = new ArrayList<>();

    /** Digests of the texts and files that it carries itself. */
    final Set<String> attachments = new HashSet<>();

    /** A report all of whose texts came as documents too, as US Core asks of notes: it would be in the list twice. */
    boolean sentAsDocument;

    /** Labels that its main code brings. */
    long labels;

    /** Reports that contain this result; filled when all entries are known. */
    final List<UUID> reports = new ArrayList<>();

    /** For a report without a category: do its results come from the laboratory, from a questionnaire? */
    boolean laboratoryResults;

    boolean surveyResults;

    @Nullable
    ResourceType type;

    @Nullable
    UUID importedId;

    @Nullable
    String npi;

    /** Set if the entry is refused already. */
    @Nullable
    QuarantineReason problem;

    Entry(long start) {
        this.start = start;
    }

    /** The id as sent, or the one in a {@code urn:uuid} full URL; null if neither is there. */
    @Nullable
    String sourceId() {
        if (id != null) {
            return id;
        }
        return fullUrl != null && fullUrl.startsWith(URN) ? fullUrl.substring(URN.length()) : null;
    }

    /** @throws NullPointerException before the index gave it an id */
    UUID ourId() {
        return Objects.requireNonNull(importedId);
    }

    ResourceType knownType() {
        return Objects.requireNonNull(type);
    }
}
