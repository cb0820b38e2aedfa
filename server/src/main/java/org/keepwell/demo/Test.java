package org.keepwell.demo;

import static org.keepwell.demo.Coded.loinc;

/** A laboratory test: where healthy results lie, how far they spread, and the range the made-up laboratory sends. */
enum Test {
    A1C(loinc("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood"), "%", 1, 5.3, 0.15, "4.0", "5.6"),
    GLUCOSE(loinc("2345-7", "Glucose [Mass/volume] in Serum or Plasma"), "mg/dL", 0, 88, 6, "70", "99"),
    UREA(loinc("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma"), "mg/dL", 0, 14, 3, "8", "20"),
    CREATININE(loinc("2160-0", "Creatinine [Mass/volume] in Serum or Plasma"), "mg/dL", 2, 0.87, 0.1, "0.60", "1.20"),
    FILTRATION(
            loinc(
                    "98979-8",
                    "Glomerular filtration rate [Volume Rate/Area] in Serum, Plasma or Blood by "
                            + "Creatinine-based formula (CKD-EPI 2021)/1.73 sq M"),
            "mL/min/{1.73_m2}",
            0,
            95,
            5,
            "60",
            ""),
    SODIUM(loinc("2951-2", "Sodium [Moles/volume] in Serum or Plasma"), "mmol/L", 0, 140, 1.6, "136", "145"),
    POTASSIUM(loinc("2823-3", "Potassium [Moles/volume] in Serum or Plasma"), "mmol/L", 1, 4.2, 0.25, "3.5", "5.0"),
    CHLORIDE(loinc("2075-0", "Chloride [Moles/volume] in Serum or Plasma"), "mmol/L", 0, 102, 1.6, "98", "106"),
    CARBON_DIOXIDE(
            loinc("2028-9", "Carbon dioxide, total [Moles/volume] in Serum or Plasma"),
            "mmol/L",
            0,
            26,
            1.4,
            "23",
            "30"),
    CALCIUM(loinc("17861-6", "Calcium [Mass/volume] in Serum or Plasma"), "mg/dL", 1, 9.5, 0.25, "8.6", "10.2"),
    PROTEIN(loinc("2885-2", "Protein [Mass/volume] in Serum or Plasma"), "g/dL", 1, 7.1, 0.35, "6.0", "8.3"),
    ALBUMIN(loinc("1751-7", "Albumin [Mass/volume] in Serum or Plasma"), "g/dL", 1, 4.3, 0.25, "3.5", "5.5"),
    BILIRUBIN(loinc("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma"), "mg/dL", 1, 0.6, 0.15, "0.3", "1.2"),
    ALP(
            loinc("6768-6", "Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma"),
            "U/L",
            0,
            72,
            12,
            "30",
            "120"),
    ALT(
            loinc("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
            "U/L",
            0,
            24,
            6,
            "10",
            "40"),
    AST(
            loinc("1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
            "U/L",
            0,
            22,
            5,
            "10",
            "40"),
    CHOLESTEROL(loinc("2093-3", "Cholesterol [Mass/volume] in Serum or Plasma"), "mg/dL", 0, 182, 16, "", "199"),
    TRIGLYCERIDES(loinc("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma"), "mg/dL", 0, 115, 18, "", "149"),
    HDL(loinc("2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma"), "mg/dL", 0, 54, 6, "40", ""),
    LDL(
            loinc("13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation"),
            "mg/dL",
            0,
            104,
            14,
            "",
            "129"),
    WHITE_CELLS(
            loinc("6690-2", "Leukocytes [#/volume] in Blood by Automated count"),
            "10*3/uL",
            1,
            6.8,
            1.0,
            "4.0",
            "11.0"),
    RED_CELLS(
            loinc("789-8", "Erythrocytes [#/volume] in Blood by Automated count"),
            "10*6/uL",
            2,
            4.7,
            0.2,
            "4.00",
            "5.60"),
    HEMOGLOBIN(loinc("718-7", "Hemoglobin [Mass/volume] in Blood"), "g/dL", 1, 14.0, 0.5, "12.0", "17.5"),
    HEMATOCRIT(
            loinc("4544-3", "Hematocrit [Volume Fraction] of Blood by Automated count"),
            "%",
            1,
            42,
            1.5,
            "36.0",
            "50.0"),
    MCV(
            loinc("787-2", "MCV [Entitic mean volume] in Red Blood Cells by Automated count"),
            "fL",
            1,
            89,
            2.5,
            "80.0",
            "100.0"),
    PLATELETS(loinc("777-3", "Platelets [#/volume] in Blood by Automated count"), "10*3/uL", 0, 255, 35, "150", "450"),
    TSH(loinc("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma"), "m[IU]/L", 2, 2.0, 0.5, "0.50", "4.00"),
    FERRITIN(loinc("2276-4", "Ferritin [Mass/volume] in Serum or Plasma"), "ug/L", 0, 85, 20, "24", "336"),
    NT_PROBNP(
            loinc("33762-6", "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma"),
            "pg/mL",
            0,
            70,
            15,
            "",
            "125"),
    URINE_ALBUMIN(loinc("9318-7", "Albumin/Creatinine [Mass Ratio] in Urine"), "mg/g", 0, 9, 2, "", "29"),
    URINE_PH(loinc("5803-2", "pH of Urine by Test strip"), "[pH]", 1, 6.1, 0.4, "5.0", "8.0"),
    URINE_GRAVITY(
            loinc("5811-5", "Specific gravity of Urine by Test strip"), "{SG}", 3, 1.016, 0.004, "1.005", "1.030");

    private final Coded code;
    private final String unit;
    private final int decimals;
    private final double middle;
    private final double spread;
    private final String low;
    private final String high;

    Test(Coded code, String unit, int decimals, double middle, double spread, String low, String high) {
        this.code = code;
        this.unit = unit;
        this.decimals = decimals;
        this.middle = middle;
        this.spread = spread;
        this.low = low;
        this.high = high;
    }

    Coded code() {
        return code;
    }

    /** UCUM. */
    String unit() {
        return unit;
    }

    int decimals() {
        return decimals;
    }

    double middle() {
        return middle;
    }

    double spread() {
        return spread;
    }

    /** Lower bound as the laboratory prints it; empty for none. */
    String low() {
        return low;
    }

    /** Upper bound as the laboratory prints it; empty for none. */
    String high() {
        return high;
    }
}
