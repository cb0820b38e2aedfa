package org.keepwell.refills;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.records.Glance;
import org.keepwell.records.Laboratory;
import org.keepwell.records.Prescription;
import org.springframework.stereotype.Component;

/** What the chart says that a decision takes: visits, values, allergies, and what else is taken. Not inside a transaction. */
@Component
class ChartFacts {

    private final Glance glance;
    private final Laboratory laboratory;
    private final Protocols protocols;

    ChartFacts(Glance glance, Laboratory laboratory, Protocols protocols) {
        this.glance = glance;
        this.laboratory = laboratory;
        this.protocols = protocols;
    }

    /**
     * Of which medicines.
     *
     * @param medicine the one that is asked for; null where it is not in the chart
     * @param all that the patient has
     * @param names that it could be given by
     */
    record About(@Nullable Prescription medicine, List<Prescription> all, List<String> names) {}

    /** The newest of each value that is asked for with these medicines. */
    Map<String, Laboratory.Newest> values(Grant grant, @Nullable String language, List<String> names) {
        return laboratory.newest(grant, language, wanted(names));
    }

    private Set<String> wanted(List<String> names) {
        return names.stream()
                .flatMap(one -> MonitoredValues.of(one, protocols.naming(one).orElse(null)).stream())
                .collect(Collectors.toSet());
    }

    RefillItem.Facts of(
            Grant grant,
            RequestFile.Rows rows,
            About about,
            Map<String, Laboratory.Newest> values,
            Weighing.Reader reader) {
        var medicine = about.medicine();
        var shown = glance.of(grant, reader.language());
        var lastVisit = shown.lastVisitAt();
        var others = about.all().stream()
                .filter(Prescription::active)
                .filter(one -> !one.id().equals(rows.refill().medicine()))
                .map(Prescription::clinical)
                .distinct()
                .toList();
        var allergies = shown.allergies();
        return new RefillItem.Facts(
                lastVisit == null ? null : lastVisit.atZone(reader.zone()).toLocalDate(),
                rows.lastFill(medicine, reader.zone()),
                medicine == null || medicine.quantity() == null
                        ? null
                        : medicine.quantity() + (medicine.unit() == null ? "" : " " + medicine.unit()),
                medicine == null ? null : medicine.repeatsLeft(),
                medicine == null ? null : medicine.prescriber(),
                allergies == null ? List.of() : allergies,
                values.values().stream()
                        .map(value -> new RefillItem.LaboratoryValue(
                                value.name(), value.text(), value.shownUnit(), value.on()))
                        .toList(),
                others,
                interactions(
                                about.names(),
                                Stream.concat(others.stream(), SaidMedicines.alsoTaken(rows.said()))
                                        .toList())
                        .map(one -> one.text().in(reader.language()))
                        .toList(),
                rows.said());
    }

    private Stream<Protocol.Interaction> interactions(List<String> names, List<String> others) {
        return names.stream()
                .flatMap(one -> protocols.interactions(one, others).stream())
                .distinct();
    }
}
