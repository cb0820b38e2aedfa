package org.keepwell.records;

import java.util.List;
import java.util.Map;

/** What the care team sees of a patient on one page. Problems and medicines: only those of now. */
record Chart(
        PersonView person,
        List<ConditionRow> conditions,
        List<AllergyRow> allergies,
        List<MedicineRow> medicines,
        List<ResultRow> results,
        List<VitalGroup> vitals,
        List<VisitRow> visits,
        List<ImmunizationRow> immunizations,
        Map<String, Integer> counts) {}
