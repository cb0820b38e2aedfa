package org.keepwell.records;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResultDetail.Component;
import org.keepwell.records.ResultDetail.Named;
import org.keepwell.records.ResultDetail.Part;
import org.keepwell.records.ResultDetail.Reason;
import org.keepwell.records.ResultDetail.VisitLink;

/** Makes the page of one result or vital sign. */
final class ResultDetails {

    private final Reading reading;
    private final Words words;

    ResultDetails(Reading reading) {
        this.reading = reading;
        this.words = reading.words();
    }

    ResultDetail of(Row row) {
        return row.is(ResourceType.DIAGNOSTIC_REPORT) ? report(row) : single(row);
    }

    private ResultDetail single(Row row) {
        var seen = reading.observation(row);
        var when = When.of(row);
        var judgement = Judgement.of(seen, when, reading.person());
        var panel = reading.first(Section.PANEL).orElse(null);
        var panelReport = panel == null ? null : reading.report(panel);
        var trend = Trend.of(row, seen, reading);
        var performer = Reference.firstDisplay(seen.performers);
        return new ResultDetail(
                row.id(),
                ResultRow.Kind.SINGLE,
                words.name(seen.code, seen.language),
                when,
                instant(seen.issued),
                Status.of(seen.status),
                panel == null || panelReport == null
                        ? null
                        : new Named(panel.id(), words.name(panelReport.code, panelReport.language)),
                seen.shownOrNull(words),
                components(seen),
                judgement.range(),
                judgement.position(),
                trend.change(judgement.range()),
                trend.points(),
                trend.unit(),
                trend.isPair() ? components(seen).stream().map(Component::name).toList() : List.of(),
                words.guide(seen.code),
                seen.notes.isEmpty() ? null : String.join("\n\n", seen.notes),
                null,
                performer == null && panelReport != null ? Reference.firstDisplay(panelReport.performers) : performer,
                panelReport == null ? null : Reference.firstDisplay(panelReport.authors),
                shownAt(row),
                Reason.AS_SOON_AS_FINAL,
                List.of(),
                visit());
    }

    private ResultDetail report(Row row) {
        var report = reading.report(row);
        var parts = reading.all(Section.PART).stream()
                .filter(part -> part.is(ResourceType.OBSERVATION))
                .sorted(Comparator.comparingInt(part -> report.place(part.id())))
                .map(this::part)
                .toList();
        return new ResultDetail(
                row.id(),
                parts.isEmpty() ? ResultRow.Kind.NARRATIVE : ResultRow.Kind.PANEL,
                words.name(report.code, report.language),
                When.of(row),
                instant(report.issued),
                Status.of(report.status),
                null,
                null,
                List.of(),
                null,
                Position.UNKNOWN,
                null,
                List.of(),
                null,
                List.of(),
                words.guide(report.code),
                null,
                report.text(),
                Reference.firstDisplay(report.performers),
                Reference.firstDisplay(report.authors),
                shownAt(row),
                Reason.AS_SOON_AS_FINAL,
                parts,
                visit());
    }

    Part part(Row row) {
        var seen = reading.observation(row);
        var judgement = Judgement.of(seen, When.of(row), reading.person());
        return new Part(
                row.id(),
                words.name(seen.code, seen.language),
                seen.shownOrNull(words),
                judgement.range(),
                judgement.position(),
                components(seen));
    }

    List<Component> components(ObservationReader seen) {
        return BloodPressure.inOrder(seen.components).stream()
                .map(part -> new Component(
                        words.name(part.code(), seen.language),
                        part.value() == null ? null : part.value().shown(words)))
                .toList();
    }

    private @Nullable VisitLink visit() {
        var row = reading.first(Section.VISIT)
                .filter(found -> found.is(ResourceType.ENCOUNTER))
                .orElse(null);
        if (row == null) {
            return null;
        }
        var visit = reading.sections().open(row, new VisitReader());
        return new VisitLink(row.id(), words.name(visit.name(), visit.language), When.of(row));
    }

    /** Not before it was here, and not before it was released. */
    private static Instant shownAt(Row row) {
        return row.visibleFrom().isAfter(row.arrivedAt()) ? row.visibleFrom() : row.arrivedAt();
    }

    private static @Nullable Instant instant(@Nullable String sent) {
        var when = When.sent(sent);
        return when == null ? null : when.at();
    }
}
