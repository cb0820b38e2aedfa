package org.keepwell.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.keepwell.access.Category;
import org.keepwell.records.ResourceType;
import org.keepwell.records.Shelf;

/** In which list a resource belongs, and which category it has if none of its codes brings another. */
final class ShelfRules {

    /** HL7 v2 table 0074, the sections of a laboratory; "LP29693-6" is LOINC's part for laboratory. */
    private static final Set<String> LABORATORY = Set.of(
            "laboratory",
            "LAB",
            "CH",
            "HM",
            "MB",
            "SR",
            "IMM",
            "BLB",
            "TX",
            "VR",
            "URN",
            "CG",
            "GE",
            "MYC",
            "PAR",
            "LP29693-6");

    /** LOINC codes of US Core's clinical note types, and the category of a document that is a note. */
    private static final Set<String> NOTES = Set.of(
            "clinical-note",
            "34117-2",
            "51847-2",
            "11488-4",
            "18842-5",
            "11506-3",
            "28570-0",
            "34111-5",
            "34746-8",
            "57133-1",
            "18761-7",
            "34133-9",
            "68608-9",
            "11504-8",
            "34112-3",
            "34108-1");

    /** Types that need no closer look; those missing here are in no list. */
    private static final Map<ResourceType, Shelf> SHELVES = new EnumMap<>(Map.ofEntries(
            Map.entry(ResourceType.DOCUMENT_REFERENCE, Shelf.NOTE),
            Map.entry(ResourceType.COMPOSITION, Shelf.NOTE),
            Map.entry(ResourceType.CLINICAL_IMPRESSION, Shelf.NOTE),
            Map.entry(ResourceType.QUESTIONNAIRE_RESPONSE, Shelf.SOCIAL),
            Map.entry(ResourceType.FAMILY_MEMBER_HISTORY, Shelf.SOCIAL),
            Map.entry(ResourceType.MEDICATION_REQUEST, Shelf.MEDICINE),
            Map.entry(ResourceType.MEDICATION_STATEMENT, Shelf.MEDICINE),
            Map.entry(ResourceType.MEDICATION_DISPENSE, Shelf.DISPENSE),
            Map.entry(ResourceType.MEDICATION_ADMINISTRATION, Shelf.DISPENSE),
            Map.entry(ResourceType.CONDITION, Shelf.CONDITION),
            Map.entry(ResourceType.ALLERGY_INTOLERANCE, Shelf.ALLERGY),
            Map.entry(ResourceType.IMMUNIZATION, Shelf.IMMUNIZATION),
            Map.entry(ResourceType.ENCOUNTER, Shelf.VISIT),
            Map.entry(ResourceType.PROCEDURE, Shelf.PROCEDURE),
            Map.entry(ResourceType.IMAGING_STUDY, Shelf.IMAGING),
            Map.entry(ResourceType.CARE_PLAN, Shelf.CARE_PLAN),
            Map.entry(ResourceType.GOAL, Shelf.CARE_PLAN),
            Map.entry(ResourceType.CARE_TEAM, Shelf.CARE_TEAM),
            Map.entry(ResourceType.CLAIM, Shelf.BILLING),
            Map.entry(ResourceType.CLAIM_RESPONSE, Shelf.BILLING),
            Map.entry(ResourceType.EXPLANATION_OF_BENEFIT, Shelf.BILLING),
            Map.entry(ResourceType.COVERAGE, Shelf.BILLING),
            Map.entry(ResourceType.INVOICE, Shelf.BILLING),
            Map.entry(ResourceType.ACCOUNT, Shelf.BILLING),
            Map.entry(ResourceType.CHARGE_ITEM, Shelf.BILLING),
            Map.entry(ResourceType.DEVICE, Shelf.DEVICE),
            Map.entry(ResourceType.DEVICE_USE_STATEMENT, Shelf.DEVICE),
            Map.entry(ResourceType.PATIENT, Shelf.PERSON)));

    private ShelfRules() {}

    static Shelf shelf(Entry entry) {
        var type = entry.knownType();
        if (type == ResourceType.OBSERVATION) {
            return observation(entry);
        }
        return type == ResourceType.DIAGNOSTIC_REPORT ? report(entry) : SHELVES.getOrDefault(type, Shelf.OTHER);
    }

    static boolean laboratory(Entry entry) {
        return entry.categories.stream().anyMatch(LABORATORY::contains);
    }

    static boolean survey(Entry entry) {
        return entry.categories.contains("survey");
    }

    private static Shelf observation(Entry entry) {
        if (laboratory(entry)) {
            return entry.reports.isEmpty() ? Shelf.RESULT : Shelf.RESULT_PART;
        }
        if (entry.categories.contains("vital-signs")) {
            return Shelf.VITAL;
        }
        if (survey(entry) || entry.categories.contains("social-history")) {
            return Shelf.SOCIAL;
        }
        return entry.categories.contains("imaging") ? Shelf.IMAGING : Shelf.OTHER;
    }

    private static Shelf report(Entry entry) {
        if (laboratory(entry)) {
            return Shelf.RESULT;
        }
        if (entry.categories.stream().anyMatch(NOTES::contains)) {
            return entry.sentAsDocument ? Shelf.OTHER : Shelf.NOTE;
        }
        if (!entry.categories.isEmpty()) {
            return Shelf.REPORT;
        }
        // senders leave the category out: what the report contains tells
        return entry.laboratoryResults ? Shelf.RESULT : entry.surveyResults ? Shelf.SOCIAL : Shelf.REPORT;
    }

    static Category category(Shelf shelf, ResourceType type) {
        return switch (shelf) {
            case RESULT, RESULT_PART, REPORT, IMAGING -> Category.RESULTS;
            case NOTE -> Category.NOTES;
            case VITAL -> Category.VITALS;
            case SOCIAL -> Category.SOCIAL;
            case MEDICINE, DISPENSE -> Category.MEDICINES;
            case CONDITION -> Category.CONDITIONS;
            case ALLERGY -> Category.ALLERGIES;
            case IMMUNIZATION -> Category.IMMUNIZATIONS;
            case VISIT -> Category.VISITS;
            case PROCEDURE, DEVICE -> Category.PROCEDURES;
            case CARE_PLAN, CARE_TEAM -> Category.CARE_PLANS;
            case BILLING -> Category.BILLING;
            case PERSON -> Category.PERSON;
            case OTHER -> type == ResourceType.MEDICATION ? Category.MEDICINES : Category.OTHER;
        };
    }
}
