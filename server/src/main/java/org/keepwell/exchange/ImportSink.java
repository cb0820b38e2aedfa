package org.keepwell.exchange;

import java.util.List;
import java.util.UUID;

/** Where an import goes. All methods but those of the handle are called from the thread that runs the import. */
public interface ImportSink {

    /** How many of a batch were new, the same as before, or changed. */
    record Written(int added, int unchanged, int updated) {}

    /**
     * Adds or updates people and places.
     *
     * @return for each row the id under which it is known from now on: its own, or that of the one which has one of
     *     its identifiers
     */
    List<UUID> shared(List<SharedRow> rows);

    /** Finds or makes the patient of the file that begins. */
    PatientMatch patient(PatientFacts facts);

    /** About 200 resources of the patient, in the order of the file. */
    Written resources(PatientHandle patient, List<PreparedResource> batch);

    /** After the last batch of a file: which practitioners appear in it, one entry for each and where. */
    void sightings(PatientHandle patient, List<NpiSighting> sightings);

    void quarantined(Quarantined item);

    /** After the last file. */
    void done(ImportSummary summary);
}
