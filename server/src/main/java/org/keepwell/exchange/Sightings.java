package org.keepwell.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.exchange.NpiSighting.Where;
import org.keepwell.records.ResourceType;

/** Gathers the practitioners of one file: the latest day for each and where. */
final class Sightings {

    private record Key(String npi, Where where) {}

    private final Map<Key, NpiSighting> latest = new HashMap<>();

    /** The practitioners of a visit or care team; none for any other resource. */
    static List<NpiSighting> in(Entry entry, FactCollector facts) {
        boolean team = entry.type == ResourceType.CARE_TEAM;
        if (!team && entry.type != ResourceType.ENCOUNTER) {
            return List.of();
        }
        var end = TimeRules.day(facts, "period.end");
        var day = end == null ? TimeRules.day(facts, "period.start") : end;
        return facts.npis().stream()
                .map(npi -> new NpiSighting(npi, team ? Where.CARE_TEAM : Where.VISIT, day))
                .toList();
    }

    void add(NpiSighting sighting) {
        latest.merge(
                new Key(sighting.npi(), sighting.where()), sighting, (a, b) -> after(b.lastOn(), a.lastOn()) ? b : a);
    }

    private static boolean after(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day != null && (other == null || day.isAfter(other));
    }

    List<NpiSighting> all() {
        return List.copyOf(latest.values());
    }
}
