package org.keepwell.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The resource types of FHIR R4. The number is stored: never renumber; a later release of FHIR appends. */
public enum ResourceType {
    ACCOUNT(1, "Account", Home.PATIENT),
    ACTIVITY_DEFINITION(2, "ActivityDefinition", Home.NONE),
    ADVERSE_EVENT(3, "AdverseEvent", Home.PATIENT),
    ALLERGY_INTOLERANCE(4, "AllergyIntolerance", Home.PATIENT),
    APPOINTMENT(5, "Appointment", Home.PATIENT),
    APPOINTMENT_RESPONSE(6, "AppointmentResponse", Home.PATIENT),
    AUDIT_EVENT(7, "AuditEvent", Home.PATIENT),
    BASIC(8, "Basic", Home.PATIENT),
    BINARY(9, "Binary", Home.PATIENT),
    BIOLOGICALLY_DERIVED_PRODUCT(10, "BiologicallyDerivedProduct", Home.PATIENT),
    BODY_STRUCTURE(11, "BodyStructure", Home.PATIENT),
    BUNDLE(12, "Bundle", Home.NONE),
    CAPABILITY_STATEMENT(13, "CapabilityStatement", Home.NONE),
    CARE_PLAN(14, "CarePlan", Home.PATIENT),
    CARE_TEAM(15, "CareTeam", Home.PATIENT),
    CATALOG_ENTRY(16, "CatalogEntry", Home.NONE),
    CHARGE_ITEM(17, "ChargeItem", Home.PATIENT),
    CHARGE_ITEM_DEFINITION(18, "ChargeItemDefinition", Home.NONE),
    CLAIM(19, "Claim", Home.PATIENT),
    CLAIM_RESPONSE(20, "ClaimResponse", Home.PATIENT),
    CLINICAL_IMPRESSION(21, "ClinicalImpression", Home.PATIENT),
    CODE_SYSTEM(22, "CodeSystem", Home.NONE),
    COMMUNICATION(23, "Communication", Home.PATIENT),
    COMMUNICATION_REQUEST(24, "CommunicationRequest", Home.PATIENT),
    COMPARTMENT_DEFINITION(25, "CompartmentDefinition", Home.NONE),
    COMPOSITION(26, "Composition", Home.PATIENT),
    CONCEPT_MAP(27, "ConceptMap", Home.NONE),
    CONDITION(28, "Condition", Home.PATIENT),
    CONSENT(29, "Consent", Home.PATIENT),
    CONTRACT(30, "Contract", Home.PATIENT),
    COVERAGE(31, "Coverage", Home.PATIENT),
    COVERAGE_ELIGIBILITY_REQUEST(32, "CoverageEligibilityRequest", Home.PATIENT),
    COVERAGE_ELIGIBILITY_RESPONSE(33, "CoverageEligibilityResponse", Home.PATIENT),
    DETECTED_ISSUE(34, "DetectedIssue", Home.PATIENT),
    DEVICE(35, "Device", Home.PATIENT),
    DEVICE_DEFINITION(36, "DeviceDefinition", Home.PATIENT),
    DEVICE_METRIC(37, "DeviceMetric", Home.PATIENT),
    DEVICE_REQUEST(38, "DeviceRequest", Home.PATIENT),
    DEVICE_USE_STATEMENT(39, "DeviceUseStatement", Home.PATIENT),
    DIAGNOSTIC_REPORT(40, "DiagnosticReport", Home.PATIENT),
    DOCUMENT_MANIFEST(41, "DocumentManifest", Home.PATIENT),
    DOCUMENT_REFERENCE(42, "DocumentReference", Home.PATIENT),
    EFFECT_EVIDENCE_SYNTHESIS(43, "EffectEvidenceSynthesis", Home.NONE),
    ENCOUNTER(44, "Encounter", Home.PATIENT),
    ENDPOINT(45, "Endpoint", Home.NONE),
    ENROLLMENT_REQUEST(46, "EnrollmentRequest", Home.PATIENT),
    ENROLLMENT_RESPONSE(47, "EnrollmentResponse", Home.PATIENT),
    EPISODE_OF_CARE(48, "EpisodeOfCare", Home.PATIENT),
    EVENT_DEFINITION(49, "EventDefinition", Home.NONE),
    EVIDENCE(50, "Evidence", Home.NONE),
    EVIDENCE_VARIABLE(51, "EvidenceVariable", Home.NONE),
    EXAMPLE_SCENARIO(52, "ExampleScenario", Home.NONE),
    EXPLANATION_OF_BENEFIT(53, "ExplanationOfBenefit", Home.PATIENT),
    FAMILY_MEMBER_HISTORY(54, "FamilyMemberHistory", Home.PATIENT),
    FLAG(55, "Flag", Home.PATIENT),
    GOAL(56, "Goal", Home.PATIENT),
    GRAPH_DEFINITION(57, "GraphDefinition", Home.NONE),
    GROUP(58, "Group", Home.PATIENT),
    GUIDANCE_RESPONSE(59, "GuidanceResponse", Home.PATIENT),
    HEALTHCARE_SERVICE(60, "HealthcareService", Home.NONE),
    IMAGING_STUDY(61, "ImagingStudy", Home.PATIENT),
    IMMUNIZATION(62, "Immunization", Home.PATIENT),
    IMMUNIZATION_EVALUATION(63, "ImmunizationEvaluation", Home.PATIENT),
    IMMUNIZATION_RECOMMENDATION(64, "ImmunizationRecommendation", Home.PATIENT),
    IMPLEMENTATION_GUIDE(65, "ImplementationGuide", Home.NONE),
    INSURANCE_PLAN(66, "InsurancePlan", Home.NONE),
    INVOICE(67, "Invoice", Home.PATIENT),
    LIBRARY(68, "Library", Home.NONE),
    LINKAGE(69, "Linkage", Home.PATIENT),
    LIST(70, "List", Home.PATIENT),
    LOCATION(71, "Location", Home.SHARED),
    MEASURE(72, "Measure", Home.NONE),
    MEASURE_REPORT(73, "MeasureReport", Home.PATIENT),
    MEDIA(74, "Media", Home.PATIENT),
    MEDICATION(75, "Medication", Home.PATIENT),
    MEDICATION_ADMINISTRATION(76, "MedicationAdministration", Home.PATIENT),
    MEDICATION_DISPENSE(77, "MedicationDispense", Home.PATIENT),
    MEDICATION_KNOWLEDGE(78, "MedicationKnowledge", Home.NONE),
    MEDICATION_REQUEST(79, "MedicationRequest", Home.PATIENT),
    MEDICATION_STATEMENT(80, "MedicationStatement", Home.PATIENT),
    MEDICINAL_PRODUCT(81, "MedicinalProduct", Home.NONE),
    MEDICINAL_PRODUCT_AUTHORIZATION(82, "MedicinalProductAuthorization", Home.NONE),
    MEDICINAL_PRODUCT_CONTRAINDICATION(83, "MedicinalProductContraindication", Home.NONE),
    MEDICINAL_PRODUCT_INDICATION(84, "MedicinalProductIndication", Home.NONE),
    MEDICINAL_PRODUCT_INGREDIENT(85, "MedicinalProductIngredient", Home.NONE),
    MEDICINAL_PRODUCT_INTERACTION(86, "MedicinalProductInteraction", Home.NONE),
    MEDICINAL_PRODUCT_MANUFACTURED(87, "MedicinalProductManufactured", Home.NONE),
    MEDICINAL_PRODUCT_PACKAGED(88, "MedicinalProductPackaged", Home.NONE),
    MEDICINAL_PRODUCT_PHARMACEUTICAL(89, "MedicinalProductPharmaceutical", Home.NONE),
    MEDICINAL_PRODUCT_UNDESIRABLE_EFFECT(90, "MedicinalProductUndesirableEffect", Home.NONE),
    MESSAGE_DEFINITION(91, "MessageDefinition", Home.NONE),
    MESSAGE_HEADER(92, "MessageHeader", Home.NONE),
    MOLECULAR_SEQUENCE(93, "MolecularSequence", Home.PATIENT),
    NAMING_SYSTEM(94, "NamingSystem", Home.NONE),
    NUTRITION_ORDER(95, "NutritionOrder", Home.PATIENT),
    OBSERVATION(96, "Observation", Home.PATIENT),
    OBSERVATION_DEFINITION(97, "ObservationDefinition", Home.PATIENT),
    OPERATION_DEFINITION(98, "OperationDefinition", Home.NONE),
    OPERATION_OUTCOME(99, "OperationOutcome", Home.NONE),
    ORGANIZATION(100, "Organization", Home.SHARED),
    ORGANIZATION_AFFILIATION(101, "OrganizationAffiliation", Home.NONE),
    PARAMETERS(102, "Parameters", Home.NONE),
    PATIENT(103, "Patient", Home.PATIENT),
    PAYMENT_NOTICE(104, "PaymentNotice", Home.PATIENT),
    PAYMENT_RECONCILIATION(105, "PaymentReconciliation", Home.PATIENT),
    PERSON(106, "Person", Home.PATIENT),
    PLAN_DEFINITION(107, "PlanDefinition", Home.NONE),
    PRACTITIONER(108, "Practitioner", Home.SHARED),
    PRACTITIONER_ROLE(109, "PractitionerRole", Home.SHARED),
    PROCEDURE(110, "Procedure", Home.PATIENT),
    PROVENANCE(111, "Provenance", Home.PATIENT),
    QUESTIONNAIRE(112, "Questionnaire", Home.NONE),
    QUESTIONNAIRE_RESPONSE(113, "QuestionnaireResponse", Home.PATIENT),
    RELATED_PERSON(114, "RelatedPerson", Home.PATIENT),
    REQUEST_GROUP(115, "RequestGroup", Home.PATIENT),
    RESEARCH_DEFINITION(116, "ResearchDefinition", Home.NONE),
    RESEARCH_ELEMENT_DEFINITION(117, "ResearchElementDefinition", Home.NONE),
    RESEARCH_STUDY(118, "ResearchStudy", Home.NONE),
    RESEARCH_SUBJECT(119, "ResearchSubject", Home.PATIENT),
    RISK_ASSESSMENT(120, "RiskAssessment", Home.PATIENT),
    RISK_EVIDENCE_SYNTHESIS(121, "RiskEvidenceSynthesis", Home.NONE),
    SCHEDULE(122, "Schedule", Home.PATIENT),
    SEARCH_PARAMETER(123, "SearchParameter", Home.NONE),
    SERVICE_REQUEST(124, "ServiceRequest", Home.PATIENT),
    SLOT(125, "Slot", Home.PATIENT),
    SPECIMEN(126, "Specimen", Home.PATIENT),
    SPECIMEN_DEFINITION(127, "SpecimenDefinition", Home.PATIENT),
    STRUCTURE_DEFINITION(128, "StructureDefinition", Home.NONE),
    STRUCTURE_MAP(129, "StructureMap", Home.NONE),
    SUBSCRIPTION(130, "Subscription", Home.NONE),
    SUBSTANCE(131, "Substance", Home.NONE),
    SUBSTANCE_NUCLEIC_ACID(132, "SubstanceNucleicAcid", Home.NONE),
    SUBSTANCE_POLYMER(133, "SubstancePolymer", Home.NONE),
    SUBSTANCE_PROTEIN(134, "SubstanceProtein", Home.NONE),
    SUBSTANCE_REFERENCE_INFORMATION(135, "SubstanceReferenceInformation", Home.NONE),
    SUBSTANCE_SOURCE_MATERIAL(136, "SubstanceSourceMaterial", Home.NONE),
    SUBSTANCE_SPECIFICATION(137, "SubstanceSpecification", Home.NONE),
    SUPPLY_DELIVERY(138, "SupplyDelivery", Home.PATIENT),
    SUPPLY_REQUEST(139, "SupplyRequest", Home.PATIENT),
    TASK(140, "Task", Home.PATIENT),
    TERMINOLOGY_CAPABILITIES(141, "TerminologyCapabilities", Home.NONE),
    TEST_REPORT(142, "TestReport", Home.NONE),
    TEST_SCRIPT(143, "TestScript", Home.NONE),
    VALUE_SET(144, "ValueSet", Home.NONE),
    VERIFICATION_RESULT(145, "VerificationResult", Home.NONE),
    VISION_PRESCRIPTION(146, "VisionPrescription", Home.PATIENT);

    /** Where rows of a type live. */
    public enum Home {
        /** In one patient's record. */
        PATIENT,
        /** People and places that many records point to. */
        SHARED,
        /** Nowhere: definitions, envelopes and catalogues are not taken in. */
        NONE
    }

    private static final Map<String, ResourceType> BY_NAME = new HashMap<>();

    static {
        for (var type : values()) {
            BY_NAME.put(type.fhirName, type);
        }
    }

    private final int code;
    private final String fhirName;
    private final Home home;

    ResourceType(int code, String fhirName, Home home) {
        this.code = code;
        this.fhirName = fhirName;
        this.home = home;
    }

    /** The number that the database carries; frozen. */
    public int code() {
        return code;
    }

    public String fhirName() {
        return fhirName;
    }

    public Home home() {
        return home;
    }

    public static Optional<ResourceType> named(String fhirName) {
        return Optional.ofNullable(BY_NAME.get(fhirName));
    }

    /** @throws IllegalArgumentException if no type has this number */
    public static ResourceType of(int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no resource type " + code);
    }
}
