package org.keepwell.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResourceType;
import org.keepwell.records.ResourceType.Home;

/** The entries of one bundle, with their ids and how they hang together. */
final class Document {

    private final List<Entry> entries;
    private final References references;

    private Document(List<Entry> entries, References references) {
        this.entries = entries;
        this.references = references;
    }

    /** Gives each entry its type and id, marks those that cannot be taken, and puts results into their reports. */
    static Document of(List<Entry> entries, ImportedIds ids, SharedDirectory directory) {
        var references = new References(ids, directory);
        for (var entry : entries) {
            entry.type = entry.typeName == null
                    ? null
                    : ResourceType.named(entry.typeName).orElse(null);
            var sourceId = entry.sourceId();
            if (entry.type == null) {
                entry.problem =
                        entry.typeName == null ? QuarantineReason.NOT_A_RESOURCE : QuarantineReason.UNKNOWN_TYPE;
            } else if (entry.type.home() == Home.NONE) {
                entry.problem = QuarantineReason.TYPE_NOT_TAKEN;
            } else if (sourceId == null) {
                entry.problem = QuarantineReason.NO_ID;
            } else if (entry.problem == null) {
                entry.importedId = ids.of(entry.type.fhirName(), sourceId);
                references.add(entry);
            }
        }
        var document = new Document(entries, references);
        document.reports();
        document.notes();
        return document;
    }

    private void reports() {
        var byId = new HashMap<UUID, Entry>();
        entries.stream()
                .filter(entry -> entry.importedId != null)
                .forEach(entry -> byId.putIfAbsent(entry.ourId(), entry));
        for (var report : entries) {
            if (report.problem != null || report.type != ResourceType.DIAGNOSTIC_REPORT) {
                continue;
            }
            for (var reference : report.results) {
                var result = references
                        .here(reference)
                        .map(target -> byId.get(target.id()))
                        .orElse(null);
                if (result != null) {
                    result.reports.add(report.ourId());
                    report.laboratoryResults |= ShelfRules.laboratory(result);
                    report.surveyResults |= ShelfRules.survey(result);
                }
            }
        }
    }

    private void notes() {
        var inDocuments = entries.stream()
                .filter(entry -> entry.problem == null && entry.type == ResourceType.DOCUMENT_REFERENCE)
                .flatMap(entry -> entry.attachments.stream())
                .collect(Collectors.toSet());
        entries.stream()
                .filter(entry -> entry.type == ResourceType.DIAGNOSTIC_REPORT && !entry.attachments.isEmpty())
                .forEach(report -> report.sentAsDocument = inDocuments.containsAll(report.attachments));
    }

    References references() {
        return references;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> shared() {
        return entries.stream()
                .filter(entry -> entry.problem == null && entry.knownType().home() == Home.SHARED)
                .toList();
    }

    List<Entry> patients() {
        return entries.stream()
                .filter(entry -> entry.type == ResourceType.PATIENT)
                .toList();
    }

    /** What goes into the patient's record, in the order of the file. */
    List<Entry> record() {
        return entries.stream()
                .filter(entry -> entry.problem == null && entry.knownType().home() == Home.PATIENT)
                .toList();
    }

    List<Entry> refused() {
        return entries.stream().filter(entry -> entry.problem != null).toList();
    }

    /** Why there is no one patient to write the record of; null if there is, or if nothing asks for one. */
    @Nullable
    QuarantineReason patientProblem() {
        int count = patients().size();
        if (count > 1) {
            return QuarantineReason.SEVERAL_PATIENTS;
        }
        return count == 0 && !record().isEmpty() ? QuarantineReason.NO_PATIENT : null;
    }
}
