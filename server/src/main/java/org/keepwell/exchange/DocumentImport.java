package org.keepwell.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.exchange.NpiSighting.Where;
import org.keepwell.records.ResourceType;

/** Imports one document: first people and places, then its patient, then the patient's record. */
final class DocumentImport {

    /** People and places that others of them point to come first, so that their settled ids are known. */
    private static final List<ResourceType> SHARED_ORDER = List.of(
            ResourceType.ORGANIZATION,
            ResourceType.LOCATION,
            ResourceType.PRACTITIONER,
            ResourceType.PRACTITIONER_ROLE);

    private static final int BATCH = 200;

    private final SourceFile file;
    private final Document document;
    private final ImportSink sink;
    private final Preparer preparer;
    private final ImportSummary summary;

    DocumentImport(SourceFile file, Document document, ImportSink sink, Preparer preparer, ImportSummary summary) {
        this.file = file;
        this.document = document;
        this.sink = sink;
        this.preparer = preparer;
        this.summary = summary;
    }

    static void wholeFile(SourceFile file, Refusal refusal, ImportSink sink, ImportSummary summary) {
        var item = new Quarantined(file.path(), null, null, refusal.reason(), refusal.path(), null);
        summary.quarantined(item);
        sink.quarantined(item);
    }

    void run(PreparingLane lane) throws IOException {
        var problem = document.patientProblem();
        if (problem != null) {
            throw new Refused(problem, "");
        }
        for (var type : SHARED_ORDER) {
            shared(document.shared().stream()
                    .filter(entry -> entry.type == type)
                    .toList());
        }
        if (!document.patients().isEmpty()) {
            var patient = document.patients().getFirst();
            if (patient.problem != null) {
                throw new Refused(patient.problem, "Patient");
            }
            patient(patient, lane);
        }
        try (var reader = new SliceReader(file)) {
            for (var entry : document.refused()) {
                var raw = entry.length > Limits.RESOURCE_BYTES ? null : reader.read(entry);
                quarantine(entry, new Refusal(Objects.requireNonNull(entry.problem), ""), raw);
            }
        }
    }

    private void shared(List<Entry> entries) throws IOException {
        var rows = new ArrayList<SharedRow>();
        var taken = new ArrayList<Entry>();
        try (var reader = new SliceReader(file)) {
            for (var entry : entries) {
                var raw = reader.read(entry);
                try {
                    rows.add(preparer.shared(entry, raw, document.references()));
                    taken.add(entry);
                } catch (Refused refused) {
                    quarantine(entry, refused.refusal(), raw);
                }
                if (rows.size() == BATCH) {
                    settle(taken, rows);
                }
            }
        }
        settle(taken, rows);
    }

    private void settle(List<Entry> taken, List<SharedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<UUID> known = sink.shared(List.copyOf(rows));
        for (int i = 0; i < rows.size(); i++) {
            taken.get(i).npi = rows.get(i).npi();
            document.references().settle(taken.get(i), known.get(i), rows.get(i).identifiers());
        }
        summary.shared(rows.size());
        rows.clear();
        taken.clear();
    }

    private void patient(Entry patient, PreparingLane lane) throws IOException {
        var raw = SliceReader.only(file, patient);
        var refusal = preparer.check(patient, raw);
        if (refusal != null) {
            throw new Refused(refusal.reason(), refusal.path());
        }
        var facts = PatientReader.read(raw, patient.ourId(), String.valueOf(patient.sourceId()));
        switch (sink.patient(facts)) {
            case PatientMatch.NotFound notFound -> throw new Refused(notFound.reason(), "Patient");
            case PatientMatch.Found found -> {
                summary.patient();
                document.references().patient(patient, found.handle(), facts);
                record(found.handle(), facts, lane);
            }
        }
    }

    private void record(PatientHandle handle, PatientFacts facts, PreparingLane lane) throws IOException {
        var sightings = new Sightings();
        facts.practitionerNpis().forEach(npi -> sightings.add(new NpiSighting(npi, Where.GENERAL_PRACTITIONER, null)));
        var batch = new ArrayList<PreparedResource>();
        lane.run(file, document, handle, prepared -> {
            prepared.sightings().forEach(sightings::add);
            if (prepared.resource() == null) {
                quarantine(prepared.entry(), Objects.requireNonNull(prepared.refusal()), prepared.raw());
                return;
            }
            batch.add(prepared.resource());
            if (batch.size() == BATCH) {
                write(handle, batch);
            }
        });
        write(handle, batch);
        var found = sightings.all().stream()
                .sorted(Comparator.comparing(NpiSighting::npi).thenComparing(NpiSighting::where));
        sink.sightings(handle, found.toList());
    }

    private void write(PatientHandle handle, List<PreparedResource> batch) {
        if (!batch.isEmpty()) {
            summary.written(sink.resources(handle, List.copyOf(batch)));
            batch.clear();
        }
    }

    private void quarantine(Entry entry, Refusal refusal, byte @Nullable [] raw) {
        var item = new Quarantined(
                file.path(),
                entry.typeName,
                entry.id == null ? entry.fullUrl : entry.id,
                refusal.reason(),
                refusal.path(),
                raw);
        summary.quarantined(item);
        sink.quarantined(item);
    }
}
