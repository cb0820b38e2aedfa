package org.keepwell.records;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the lists.
 *
 * @param medicines what prescriptions point to, where they do not say it themselves
 */
record ShelfRows(Reading reading, Map<UUID, Concept> medicines) {

    MedicineRow medicine(Row row) {
        var read = open(row, new MedicineReader());
        var started = When.sent(read.period.start());
        var start = started == null ? When.sent(read.effective) : started;
        return new MedicineRow(
                row.id(),
                words().medicine(read.medicine(medicines), read.language),
                Activity.of(row.state()),
                orUnknown(read.status),
                start == null ? When.sent(read.authored) : start,
                When.sent(read.period.end()),
                read.dosage(words().language()),
                reason(read.reason, Reference.firstDisplay(read.reasons), read.language),
                read.prescriber == null ? null : read.prescriber.display(),
                isNew(Group.MEDICINES, row));
    }

    ConditionRow condition(Row row) {
        var read = open(row, new ConditionReader());
        return new ConditionRow(
                row.id(),
                words().name(read.code, read.language),
                Activity.of(row.state()),
                When.sent(read.onset),
                When.sent(read.abatement),
                read.recordedBy(),
                isNew(Group.CONDITIONS, row));
    }

    AllergyRow allergy(Row row) {
        var read = open(row, new AllergyReader());
        return new AllergyRow(
                row.id(),
                words().name(read.code, read.language),
                Activity.of(row.state()),
                read.severity(),
                read.reactions.stream()
                        .map(one -> words().name(one, read.language))
                        .distinct()
                        .toList(),
                When.sent(read.onset),
                read.kind,
                isNew(Group.ALLERGIES, row));
    }

    ImmunizationRow immunization(Row row) {
        var read = open(row, new CareReader());
        return new ImmunizationRow(
                row.id(),
                words().name(read.code, read.language),
                When.of(row),
                orUnknown(read.status),
                read.place(),
                isNew(Group.IMMUNIZATIONS, row));
    }

    ProcedureRow procedure(Row row) {
        var read = open(row, new CareReader());
        return new ProcedureRow(
                row.id(),
                words().name(read.code, read.language),
                When.of(row),
                orUnknown(read.status),
                read.place(),
                isNew(Group.PROCEDURES, row));
    }

    NoteRow note(Row row) {
        var read = open(row, new NoteReader());
        return new NoteRow(
                row.id(),
                words().name(read.name(), read.language),
                When.of(row),
                read.author(),
                isNew(Group.NOTES, row));
    }

    NoteDetail wholeNote(Row row) {
        var read = open(row, new NoteReader());
        var name = words().name(read.name(), read.language);
        return new NoteDetail(row.id(), name, When.of(row), read.author(), isNew(Group.NOTES, row), read.text());
    }

    @Nullable
    Name reason(Concept coded, @Nullable String display, @Nullable String language) {
        var reason = coded.isEmpty() ? Concept.ofText(display) : coded;
        return reason.isEmpty() ? null : words().name(reason, language);
    }

    private boolean isNew(Group group, Row row) {
        return reading.news().isNew(group, row);
    }

    private Words words() {
        return reading.words();
    }

    private <F extends Fhir.Fields> F open(Row row, F reader) {
        return reading.sections().open(row, reader);
    }

    private static String orUnknown(@Nullable String status) {
        return status == null ? "unknown" : status;
    }
}
