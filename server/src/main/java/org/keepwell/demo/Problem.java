package org.keepwell.demo;

import static org.keepwell.demo.Coded.snomed;

import java.util.List;

/** A diagnosis that a made-up patient may have, with what follows from it. */
enum Problem {
    DIABETES(
            snomed("44054006", "Diabetes mellitus type 2 (disorder)"),
            List.of(Panel.A1C, Panel.FULL_CHEMISTRY, Panel.LIPIDS, Panel.URINE_ALBUMIN),
            List.of(Medicine.METFORMIN)),
    PREDIABETES(snomed("714628002", "Prediabetes (finding)"), List.of(Panel.A1C), List.of()),
    HYPERTENSION(
            snomed("59621000", "Essential hypertension (disorder)"),
            List.of(Panel.BASIC_CHEMISTRY),
            List.of(Medicine.LISINOPRIL)),
    HIGH_CHOLESTEROL(
            snomed("55822004", "Hyperlipidemia (disorder)"),
            List.of(Panel.LIPIDS, Panel.FULL_CHEMISTRY),
            List.of(Medicine.SIMVASTATIN)),
    KIDNEY_DISEASE(
            snomed("433144002", "Chronic kidney disease stage 3 (disorder)"),
            List.of(Panel.FULL_CHEMISTRY, Panel.URINE_ALBUMIN, Panel.BLOOD_COUNT),
            List.of(Medicine.LOSARTAN)),
    HEART_FAILURE(
            snomed("88805009", "Chronic congestive heart failure (disorder)"),
            List.of(Panel.BASIC_CHEMISTRY, Panel.HEART),
            List.of(Medicine.FUROSEMIDE, Medicine.CARVEDILOL)),
    SLOW_THYROID(
            snomed("40930008", "Hypothyroidism (disorder)"), List.of(Panel.THYROID), List.of(Medicine.LEVOTHYROXINE)),
    ANEMIA(snomed("271737000", "Anemia (disorder)"), List.of(Panel.BLOOD_COUNT, Panel.IRON), List.of(Medicine.IRON)),
    ASTHMA(snomed("195967001", "Asthma (disorder)"), List.of(), List.of(Medicine.ALBUTEROL, Medicine.FLUTICASONE)),
    DEPRESSION(snomed("35489007", "Depressive disorder (disorder)"), List.of(), List.of(Medicine.SERTRALINE)),
    PREGNANCY(
            snomed("72892002", "Normal pregnancy (finding)"),
            List.of(Panel.BLOOD_COUNT, Panel.URINE),
            List.of(Medicine.PRENATAL_VITAMIN)),
    WORN_KNEE(snomed("239873007", "Osteoarthritis of knee (disorder)"), List.of(), List.of(Medicine.NAPROXEN)),
    THIN_BONES(snomed("64859006", "Osteoporosis (disorder)"), List.of(), List.of(Medicine.ALENDRONATE)),
    MIGRAINE(snomed("37796009", "Migraine (disorder)"), List.of(), List.of(Medicine.IBUPROFEN)),
    HAY_FEVER(snomed("367498001", "Seasonal allergic rhinitis (disorder)"), List.of(), List.of(Medicine.LORATADINE)),
    ECZEMA(snomed("24079001", "Atopic dermatitis (disorder)"), List.of(), List.of()),
    SINUSITIS(snomed("444814009", "Viral sinusitis (disorder)"), List.of(), List.of()),
    BRONCHITIS(snomed("10509002", "Acute bronchitis (disorder)"), List.of(), List.of()),
    STREP_THROAT(snomed("43878008", "Streptococcal sore throat (disorder)"), List.of(), List.of(Medicine.PENICILLIN)),
    EAR_INFECTION(snomed("65363002", "Otitis media (disorder)"), List.of(), List.of(Medicine.AMOXICILLIN)),
    BLADDER_INFECTION(
            snomed("307426000", "Acute infective cystitis (disorder)"),
            List.of(Panel.URINE),
            List.of(Medicine.NITROFURANTOIN)),
    ANKLE_SPRAIN(snomed("44465007", "Sprain of ankle (disorder)"), List.of(), List.of(Medicine.IBUPROFEN)),
    ALCOHOL_USE(snomed("10939881000119105", "Unhealthy alcohol drinking behavior (finding)"), List.of(), List.of());

    private final Coded code;
    private final List<Panel> panels;
    private final List<Medicine> medicines;

    Problem(Coded code, List<Panel> panels, List<Medicine> medicines) {
        this.code = code;
        this.panels = panels;
        this.medicines = medicines;
    }

    Coded code() {
        return code;
    }

    /** What is measured at check-ups because of it. */
    List<Panel> panels() {
        return panels;
    }

    /** What is prescribed for it. */
    List<Medicine> medicines() {
        return medicines;
    }
}
