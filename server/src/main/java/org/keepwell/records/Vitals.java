package org.keepwell.records;

import java.time.Clock;
import java.util.List;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientStatement;
import org.springframework.stereotype.Service;

/** Vital signs of one patient. */
@Service
class Vitals {

    private static final PatientStatement NEWEST = PatientStatement.of(Sql.union(Sql.HEAD, VitalGroups.NEWEST_OF_EACH));

    private final RecordStore store;
    private final Clock clock;

    Vitals(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    List<VitalGroup> newest(Grant grant, Language language) {
        var sections = store.read(
                grant, NEWEST, RecordStore.values("account", grant.actor().id()));
        return VitalGroups.of(Reading.of(sections, language, clock.instant()));
    }
}
