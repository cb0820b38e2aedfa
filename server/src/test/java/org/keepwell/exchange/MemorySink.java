package org.keepwell.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A sink that keeps what it is given, and the directory of it. Written by hand, so that it can be read. */
class MemorySink implements ImportSink, SharedDirectory {

    final Map<UUID, PatientFacts> patients = new HashMap<>();
    final Map<UUID, List<PreparedResource>> records = new HashMap<>();
    final Map<UUID, List<NpiSighting>> sightings = new HashMap<>();
    final List<Quarantined> quarantined = new ArrayList<>();
    final List<SharedRow> shared = new ArrayList<>();
    final Map<String, UUID> directory = new ConcurrentHashMap<>();
    final Map<UUID, PreparedResource> rows = new HashMap<>();
    boolean keep = true;
    long bodyBytes;
    long jsonBytes;

    @Override
    public List<UUID> shared(List<SharedRow> rows) {
        var ids = new ArrayList<UUID>();
        for (var row : rows) {
            var known = row.identifiers().stream()
                    .map(one -> directory.get(row.type().fhirName() + one.system() + "|" + one.value()))
                    .filter(id -> id != null)
                    .findFirst()
                    .orElse(row.id());
            row.identifiers()
                    .forEach(one -> directory.put(row.type().fhirName() + one.system() + "|" + one.value(), known));
            ids.add(known);
            shared.add(row);
        }
        return ids;
    }

    @Override
    public PatientMatch patient(PatientFacts facts) {
        patients.put(facts.importedId(), facts);
        records.computeIfAbsent(facts.importedId(), id -> new ArrayList<>());
        return new PatientMatch.Found(new PatientHandle() {
            @Override
            public UUID patientId() {
                return facts.importedId();
            }

            @Override
            public boolean holds(String type, UUID id) {
                return MemorySink.this.holds(type, id);
            }
        });
    }

    boolean holds(String type, UUID id) {
        return false;
    }

    @Override
    public Written resources(PatientHandle patient, List<PreparedResource> batch) {
        int added = 0;
        int unchanged = 0;
        for (var resource : batch) {
            bodyBytes += resource.body().length;
            jsonBytes += resource.json().length;
            if (!keep) {
                added++;
                continue;
            }
            var before = rows.put(resource.id(), resource);
            if (before == null) {
                added++;
                Objects.requireNonNull(records.get(patient.patientId())).add(resource);
            } else if (Arrays.equals(before.json(), resource.json())) {
                unchanged++;
            }
        }
        return new Written(added, unchanged, batch.size() - added - unchanged);
    }

    @Override
    public void sightings(PatientHandle patient, List<NpiSighting> found) {
        sightings.put(patient.patientId(), found);
    }

    @Override
    public void quarantined(Quarantined item) {
        quarantined.add(item);
    }

    @Override
    public void done(ImportSummary summary) {}

    @Override
    public Optional<UUID> find(String type, String system, String value) {
        return Optional.ofNullable(directory.get(type + system + "|" + value));
    }

    @Override
    public boolean has(String type, UUID id) {
        return directory.containsValue(id);
    }
}
