package org.keepwell.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.patients.Person;

/** One request's sections with what is needed to put them into words. */
record Reading(
        Sections sections, Words words, News news, @Nullable Person person) {

    static Reading of(Sections sections, Language language, Instant now) {
        return new Reading(
                sections,
                new Words(language),
                new News(sections, now),
                sections.hasPerson() ? sections.person() : null);
    }

    ObservationReader observation(Row row) {
        return sections.open(row, new ObservationReader());
    }

    ReportReader report(Row row) {
        return sections.open(row, new ReportReader());
    }

    Optional<Row> first(Section section) {
        return sections.first(section);
    }

    List<Row> all(Section section) {
        return sections.of(section);
    }
}
