package org.keepwell.demo;

import static org.keepwell.demo.Coded.loinc;

import java.util.List;

/** What the laboratory runs together, and whether it sends its own ranges with it. */
enum Panel {
    A1C(loinc("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood"), false, List.of(Test.A1C)),
    BASIC_CHEMISTRY(
            loinc("24321-2", "Basic metabolic 2000 panel - Serum or Plasma"),
            true,
            List.of(
                    Test.GLUCOSE,
                    Test.UREA,
                    Test.CREATININE,
                    Test.FILTRATION,
                    Test.SODIUM,
                    Test.POTASSIUM,
                    Test.CHLORIDE,
                    Test.CARBON_DIOXIDE,
                    Test.CALCIUM)),
    FULL_CHEMISTRY(
            loinc("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"),
            true,
            List.of(
                    Test.GLUCOSE,
                    Test.UREA,
                    Test.CREATININE,
                    Test.FILTRATION,
                    Test.SODIUM,
                    Test.POTASSIUM,
                    Test.CHLORIDE,
                    Test.CARBON_DIOXIDE,
                    Test.CALCIUM,
                    Test.PROTEIN,
                    Test.ALBUMIN,
                    Test.BILIRUBIN,
                    Test.ALP,
                    Test.ALT,
                    Test.AST)),
    LIPIDS(
            loinc("24331-1", "Lipid 1996 panel - Serum or Plasma"),
            false,
            List.of(Test.CHOLESTEROL, Test.TRIGLYCERIDES, Test.HDL, Test.LDL)),
    BLOOD_COUNT(
            loinc("58410-2", "CBC panel - Blood by Automated count"),
            true,
            List.of(Test.WHITE_CELLS, Test.RED_CELLS, Test.HEMOGLOBIN, Test.HEMATOCRIT, Test.MCV, Test.PLATELETS)),
    THYROID(loinc("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma"), true, List.of(Test.TSH)),
    IRON(loinc("2276-4", "Ferritin [Mass/volume] in Serum or Plasma"), true, List.of(Test.FERRITIN)),
    HEART(
            loinc("33762-6", "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma"),
            true,
            List.of(Test.NT_PROBNP)),
    URINE_ALBUMIN(loinc("9318-7", "Albumin/Creatinine [Mass Ratio] in Urine"), false, List.of(Test.URINE_ALBUMIN)),
    URINE(
            loinc("24357-6", "Urinalysis macro (dipstick) panel - Urine"),
            true,
            List.of(Test.URINE_PH, Test.URINE_GRAVITY));

    private final Coded code;
    private final boolean sendsRanges;
    private final List<Test> tests;

    Panel(Coded code, boolean sendsRanges, List<Test> tests) {
        this.code = code;
        this.sendsRanges = sendsRanges;
        this.tests = tests;
    }

    Coded code() {
        return code;
    }

    boolean sendsRanges() {
        return sendsRanges;
    }

    List<Test> tests() {
        return tests;
    }
}
