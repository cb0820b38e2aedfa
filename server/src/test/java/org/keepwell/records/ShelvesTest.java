package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Label;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;

/** Lists, visits, vital signs, notes and the chart. */
class ShelvesTest {

    private static final Shelves.Place START = new Shelves.Place(Language.EN, null, null);

    private final Shelves shelves = RecordContext.bean(Shelves.class);
    private final MadeUpPatient ana = MadeUpPatient.named("Ana", "female", "1968-04-09");

    @Test
    void medicinesOfNowAndBeforeAreApartAndCountedApart() {
        ana.add(medicine("lisinopril 10 MG Oral Tablet", "active").state(Activity.NOW));
        ana.add(medicine("amoxicillin 500 MG", "completed").state(Activity.BEFORE));
        ana.add(medicine("wrong", "entered-in-error").state(Activity.WRONG));

        var now = shelves.medicines(ana.self(Act.READ_MEDICINES), new Shelves.Place(Language.ES, null, Activity.NOW));

        assertThat(now.total()).isEqualTo(1);
        assertThat(now.items())
                .extracting(MedicineRow::state, MedicineRow::status, MedicineRow::dosage)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Activity.NOW, "active", "1 tablet a day"));
        assertThat(now.items().getFirst().name().plain()).isEqualTo("Lisinopril");
        assertThat(shelves.medicines(ana.self(Act.READ_MEDICINES), START).total())
                .isEqualTo(2);
    }

    @Test
    void aPrescriptionThatOnlyPointsToItsMedicineIsNamedByIt() {
        var salt = ana.add(Made.of(
                ResourceType.MEDICATION, Shelf.OTHER, Category.MEDICINES, "{\"code\": {\"text\": \"Salt 5 MG\"}}"));
        ana.add(Made.of(
                        ResourceType.MEDICATION_REQUEST,
                        Shelf.MEDICINE,
                        Category.MEDICINES,
                        "{\"status\": \"active\", \"medicationReference\": {\"reference\": \"Medication/" + salt
                                + "\"}}")
                .state(Activity.NOW));

        assertThat(shelves.medicines(ana.self(Act.READ_MEDICINES), START).items())
                .extracting(row -> row.name().sent())
                .containsExactly("Salt 5 MG");
    }

    @Test
    void anAllergyTellsWhatHappensAndHowBadItMayBe() {
        ana.add(Made.of(ResourceType.ALLERGY_INTOLERANCE, Shelf.ALLERGY, Category.ALLERGIES, """
                {"code": {"text": "Peanut"}, "category": ["food"], "type": "allergy", "onsetDateTime": "1999",
                 "reaction": [{"manifestation": [{"text": "Hives"}], "severity": "severe"}]}
                """)
                .state(Activity.NOW));

        var row = shelves.allergies(ana.self(Act.READ_ALLERGIES), START).items().getFirst();

        assertThat(row.severity()).isEqualTo(AllergyRow.Severity.HIGH);
        assertThat(row.kind()).isEqualTo("food");
        assertThat(row.reactions()).extracting(Name::sent).containsExactly("Hives");
        assertThat(row.since()).extracting(When::precision).isEqualTo(When.Exact.YEAR);
    }

    @Test
    void aVisitGathersWhatWasRecordedInItAndNothingHidden() {
        var visit = ana.add(Made.of(ResourceType.ENCOUNTER, Shelf.VISIT, Category.VISITS, """
                {"status": "finished", "class": {"code": "EMER"}, "type": [{"text": "Emergency visit"}],
                 "period": {"start": "2024-03-02T09:30:00-05:00", "end": "2024-03-02T11:00:00-05:00"},
                 "reasonCode": [{"text": "Cough"}], "location": [{"location": {"display": "Room 1"}}]}
                """));
        ana.add(condition("Bronchitis").during(visit));
        ana.add(condition("Depression").during(visit).labelled(Label.MENTAL_HEALTH));
        ana.add(condition("Elsewhere").during(UUID.randomUUID()));
        var panel = ana.add(Made.panel("24323-8", "Panel", "").during(visit));
        ana.add(Made.lab("2951-2", "Sodium", "129", "mmol/L", Made.range("136", "145", "mmol/L"))
                .inside(panel));
        var visits = RecordContext.bean(Visits.class);

        var mine = visits.one(ana.self(Act.READ_VISITS), Language.EN, visit);
        var proxys = visits.one(ana.proxy(Act.READ_VISITS), Language.EN, visit);

        assertThat(mine.visit().kind()).isEqualTo(VisitRow.Kind.EMERGENCY);
        assertThat(mine.visit().endedAt()).isEqualTo("2024-03-02T16:00:00Z");
        assertThat(mine.visit().place()).isEqualTo("Room 1");
        assertThat(mine.reason()).extracting(Name::sent).isEqualTo("Cough");
        assertThat(mine.conditions())
                .extracting(row -> row.name().sent())
                .containsExactlyInAnyOrder("Bronchitis", "Depression");
        assertThat(mine.results()).extracting(ResultRow::outside).containsExactly(1);
        assertThat(proxys.conditions()).extracting(row -> row.name().sent()).containsExactly("Bronchitis");
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> visits.one(
                        MadeUpPatient.named("Ben", "male", "1990-01-01").self(Act.READ_VISITS), Language.EN, visit));
    }

    @Test
    void vitalSignsAreOneOfEachCodeAndUnitWithTheirNewestTwelve() {
        for (int i = 10; i < 30; i++) {
            ana.add(weight("" + i, "kg").at("2024-01-" + i));
        }
        ana.add(weight("154", "[lb_av]").at("2024-02-01"));

        var groups = RecordContext.bean(Vitals.class).newest(ana.self(Act.READ_VITALS), Language.EN);

        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().latest()).extracting(Value::unit).isEqualTo("[lb_av]");
        assertThat(groups.getLast().count()).isEqualTo(20);
        assertThat(groups.getLast().recent()).hasSize(12).startsWith("18").endsWith("29");
    }

    @Test
    void aNoteIsReadByItsIdOnTheShelfOfNotesOnly() {
        var note = ana.add(Made.of(ResourceType.DOCUMENT_REFERENCE, Shelf.NOTE, Category.NOTES, """
                {"type": {"text": "Progress note"}, "author": [{"display": "Dr. Made Up"}],
                 "content": [{"attachment": {"contentType": "text/plain", "data": "QWxsIGlzIHdlbGwu"}}]}
                """));
        var other = ana.add(condition("No note"));
        var grant = ana.self(Act.READ_NOTES);

        assertThat(shelves.note(grant, Language.EN, note))
                .extracting(NoteDetail::text, NoteDetail::author)
                .containsExactly("All is well.", "Dr. Made Up");
        assertThat(shelves.notes(grant, START).total()).isEqualTo(1);
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> shelves.note(grant, Language.EN, other));
    }

    @Test
    void theChartShowsWhatGoesOnAndCountsAll() {
        ana.add(condition("Now").state(Activity.NOW));
        ana.add(condition("Before").state(Activity.BEFORE));
        ana.add(medicine("lisinopril 10 MG", "active").state(Activity.NOW));
        ana.add(Made.lab("2951-2", "Sodium", "140", "mmol/L", ""));
        ana.add(weight("70", "kg"));

        var chart = RecordContext.bean(Charts.class)
                .of(ana.as(Role.NURSE, Relation.CARE_TEAM, Act.READ_CHART), Language.EN);

        assertThat(chart.person().name()).isEqualTo("Ana Muster");
        assertThat(chart.conditions()).extracting(row -> row.name().sent()).containsExactly("Now");
        assertThat(chart.medicines()).hasSize(1);
        assertThat(chart.results()).hasSize(1);
        assertThat(chart.vitals()).hasSize(1);
        assertThat(chart.counts()).containsEntry("conditions", 2).containsEntry("visits", 0);
    }

    private static Made condition(String text) {
        return Made.of(
                ResourceType.CONDITION,
                Shelf.CONDITION,
                Category.CONDITIONS,
                "{\"code\": {\"text\": \"" + text + "\"}}");
    }

    private static Made medicine(String text, String status) {
        return Made.of(
                ResourceType.MEDICATION_REQUEST, Shelf.MEDICINE, Category.MEDICINES, """
                {"status": "%s", "medicationCodeableConcept": {"text": "%s"}, "dosageInstruction": [{"text": "1 tablet a day"}]}
                """.formatted(status, text));
    }

    private static Made weight(String value, String unit) {
        return Made.of(ResourceType.OBSERVATION, Shelf.VITAL, Category.VITALS, """
                {"status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
                 "valueQuantity": {"value": %s, "unit": "%s", "code": "%s"}}
                """.formatted(value, unit, unit))
                .code("29463-7|" + unit);
    }
}
