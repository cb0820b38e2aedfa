package org.keepwell.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes rows of the results list. A panel tells at a glance how many of its parts are in range. */
final class ResultRows {

    private final Reading reading;
    private final Map<UUID, List<Row>> parts;

    ResultRows(Reading reading) {
        this.reading = reading;
        this.parts = reading.sections().byOwner(Section.PART);
    }

    ResultRow of(Row row) {
        return row.is(ResourceType.OBSERVATION) ? single(row) : report(row);
    }

    private ResultRow single(Row row) {
        var observation = reading.observation(row);
        var when = When.of(row);
        var judgement = Judgement.of(observation, when, reading.person());
        return new ResultRow(
                row.id(),
                ResultRow.Kind.SINGLE,
                reading.words().name(observation.code, observation.language),
                when,
                Status.of(observation.status),
                reading.news().isNew(Group.RESULTS, row),
                0,
                judgement.isOutside() ? 1 : 0,
                judgement.isKnown() ? 1 : 0,
                observation.shownOrNull(reading.words()),
                judgement.position());
    }

    private ResultRow report(Row row) {
        var report = reading.report(row);
        var judged = judgements(row);
        return new ResultRow(
                row.id(),
                judged.isEmpty() ? ResultRow.Kind.NARRATIVE : ResultRow.Kind.PANEL,
                reading.words().name(report.code, report.language),
                When.of(row),
                Status.of(report.status),
                reading.news().isNew(Group.RESULTS, row),
                judged.size(),
                (int) judged.stream().filter(Judgement::isOutside).count(),
                (int) judged.stream().filter(Judgement::isKnown).count(),
                null,
                Position.UNKNOWN);
    }

    private List<Judgement> judgements(Row report) {
        return parts.getOrDefault(report.id(), List.of()).stream()
                .filter(row -> row.is(ResourceType.OBSERVATION))
                .map(row -> Judgement.of(reading.observation(row), When.of(row), reading.person()))
                .toList();
    }

    /** How many values of a result are outside their range: of a panel its parts, else itself. */
    int outside(Row row) {
        if (row.is(ResourceType.OBSERVATION)) {
            return Judgement.of(reading.observation(row), When.of(row), reading.person())
                            .isOutside()
                    ? 1
                    : 0;
        }
        return (int) judgements(row).stream().filter(Judgement::isOutside).count();
    }
}
