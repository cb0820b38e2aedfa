package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * Where a medicine goes, and the verb for it. "Topical" is not here: it may be skin, or the inside of something.
 *
 * @param verb what one does with a dose
 */
record DosageRoute(Wording verb, Wording words) {

    static final Wording TAKE = new Wording("Take", "Tome");
    static final Wording USE = new Wording("Use", "Use");
    static final Wording APPLY = new Wording("Apply", "Aplique");
    private static final Wording INJECT = new Wording("Inject", "Inyecte");
    private static final Wording INHALE = new Wording("Inhale", "Inhale");
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    private static final DosageRoute ORAL = new DosageRoute(TAKE, new Wording("by mouth", "por la boca"));
    private static final DosageRoute TONGUE =
            new DosageRoute(USE, new Wording("under the tongue", "debajo de la lengua"));
    private static final DosageRoute MUSCLE = new DosageRoute(INJECT, new Wording("into a muscle", "en un músculo"));
    private static final DosageRoute VEIN = new DosageRoute(INJECT, new Wording("into a vein", "en una vena"));
    private static final DosageRoute UNDER_SKIN =
            new DosageRoute(INJECT, new Wording("under the skin", "debajo de la piel"));

    private static final DosageTerms<DosageRoute> KNOWN = new DosageTerms<DosageRoute>()
            .with(DosageTerms.SNOMED, "26643006", ORAL, "Oral", "Oral route", "By mouth", "PO", "Per oral")
            .with(HL7, "PO", ORAL, "Swallow, oral")
            .with(DosageTerms.SNOMED, "37839007", TONGUE, "Sublingual", "Sublingual route", "Under the tongue")
            .with(HL7, "SL", TONGUE, "Dissolve, sublingual")
            .with(DosageTerms.SNOMED, "78421000", MUSCLE, "Intramuscular", "Intramuscular route")
            .with(HL7, "IM", MUSCLE, "Injection, intramuscular")
            .with(DosageTerms.SNOMED, "47625008", VEIN, "Intravenous", "Intravenous route")
            .with(DosageTerms.SNOMED, "34206005", UNDER_SKIN, "Subcutaneous", "Subcutaneous route")
            .with(HL7, "SQ", UNDER_SKIN, "Injection, subcutaneous")
            .with(
                    DosageTerms.SNOMED,
                    "45890007",
                    new DosageRoute(APPLY, new Wording("on the skin", "sobre la piel")),
                    "Transdermal",
                    "Transdermal route")
            .with(
                    DosageTerms.SNOMED,
                    "37161004",
                    new DosageRoute(USE, new Wording("in the rectum", "en el recto")),
                    "Rectal",
                    "Rectal route")
            .with(
                    DosageTerms.SNOMED,
                    "16857009",
                    new DosageRoute(USE, new Wording("in the vagina", "en la vagina")),
                    "Vaginal",
                    "Vaginal route",
                    "Per vagina",
                    "Per vaginam")
            .with(
                    DosageTerms.SNOMED,
                    "46713006",
                    new DosageRoute(USE, new Wording("in the nose", "en la nariz")),
                    "Nasal",
                    "Nasal route")
            .with(
                    DosageTerms.SNOMED,
                    "447694001",
                    new DosageRoute(INHALE, new Wording("into the lungs", "a los pulmones")),
                    "Respiratory tract route",
                    "Inhalation",
                    "Inhaled");

    static @Nullable DosageRoute of(Concept concept) {
        return KNOWN.of(concept);
    }
}
