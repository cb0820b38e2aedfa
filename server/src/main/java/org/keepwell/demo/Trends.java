package org.keepwell.demo;

import static org.keepwell.demo.Fhir.rounded;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * The results a person would have on a day: their own middle, moved by their problems and by how long these have been
 * treated, and a little noise. Numbers that hang on each other are worked out, as a laboratory does.
 */
final class Trends {

    private final Person person;
    private final LocalDate today;

    Trends(Person person, LocalDate today) {
        this.person = person;
        this.today = today;
    }

    Map<Test, BigDecimal> on(LocalDate day, Panel panel) {
        var raw = new EnumMap<Test, Double>(Test.class);
        for (var test : panel.tests()) {
            raw.put(test, value(test, day));
        }
        if (raw.containsKey(Test.LDL)) {
            raw.put(Test.CHOLESTEROL, known(raw, Test.LDL) + known(raw, Test.HDL) + known(raw, Test.TRIGLYCERIDES) / 5);
        }
        if (raw.containsKey(Test.FILTRATION)) {
            raw.put(Test.FILTRATION, filtration(known(raw, Test.CREATININE), day));
        }
        if (raw.containsKey(Test.HEMATOCRIT)) {
            raw.put(Test.HEMATOCRIT, known(raw, Test.HEMOGLOBIN) * 3);
            raw.put(Test.MCV, known(raw, Test.HEMATOCRIT) * 10 / known(raw, Test.RED_CELLS));
        }
        var results = new EnumMap<Test, BigDecimal>(Test.class);
        raw.forEach((test, value) -> results.put(test, rounded(value, test.decimals())));
        return results;
    }

    private double value(Test test, LocalDate day) {
        var own = new Chance(person.code() + test).around() * test.spread() * 0.8;
        var noise =
                new Chance(person.code() + test + ChronoUnit.DAYS.between(day, today)).around() * test.spread() * 0.3;
        var value = test.middle() + own + noise + sex(test);
        var yearsAgo = ChronoUnit.DAYS.between(day, today) / 365.25;
        for (var had : person.problems()) {
            if (had.isActive(yearsAgo)) {
                value += shift(had.problem(), test, had.yearsAgo() - yearsAgo);
            }
        }
        return Math.max(value, test.middle() * 0.25);
    }

    private double sex(Test test) {
        var man = person.sex().equals("male");
        return switch (test) {
            case HEMOGLOBIN -> man ? 1.0 : -0.5;
            case RED_CELLS -> man ? 0.4 : -0.1;
            case CREATININE -> man ? 0.12 : -0.1;
            case HDL -> man ? -5 : 4;
            case A1C,
                    GLUCOSE,
                    UREA,
                    FILTRATION,
                    SODIUM,
                    POTASSIUM,
                    CHLORIDE,
                    CARBON_DIOXIDE,
                    CALCIUM,
                    PROTEIN,
                    ALBUMIN,
                    BILIRUBIN,
                    ALP,
                    ALT,
                    AST,
                    CHOLESTEROL,
                    TRIGLYCERIDES,
                    LDL,
                    WHITE_CELLS,
                    HEMATOCRIT,
                    MCV,
                    PLATELETS,
                    TSH,
                    FERRITIN,
                    NT_PROBNP,
                    URINE_ALBUMIN,
                    URINE_PH,
                    URINE_GRAVITY -> 0;
        };
    }

    /** @param years since the problem began; treatment works over the first ones */
    private static double shift(Problem problem, Test test, double years) {
        return switch (problem) {
            case DIABETES ->
                Map.of(
                                Test.A1C, 1.1 + 2.3 * Math.exp(-years / 2.5),
                                Test.GLUCOSE, 34 + 70 * Math.exp(-years / 2.5),
                                Test.URINE_ALBUMIN, 4 * years)
                        .getOrDefault(test, 0.0);
            case PREDIABETES -> test == Test.A1C ? 0.55 + 0.3 * Math.sin(years * 2) : test == Test.GLUCOSE ? 16 : 0;
            case HIGH_CHOLESTEROL -> test == Test.LDL ? (years < 0.4 ? 68 : 12) : test == Test.TRIGLYCERIDES ? 30 : 0;
            case KIDNEY_DISEASE ->
                Map.of(
                                Test.CREATININE, 0.42 + 0.05 * years,
                                Test.UREA, 9 + years,
                                Test.URINE_ALBUMIN, 60 + 12 * years,
                                Test.HEMOGLOBIN, -0.15 * years,
                                Test.POTASSIUM, 0.4)
                        .getOrDefault(test, 0.0);
            case HEART_FAILURE -> test == Test.NT_PROBNP ? 420 + 900 * Math.exp(-years) : test == Test.SODIUM ? -2 : 0;
            case SLOW_THYROID -> test == Test.TSH ? 0.6 + 6.2 * Math.exp(-years / 0.6) : 0;
            case ANEMIA ->
                test == Test.HEMOGLOBIN
                        ? -2.6 * Math.exp(-years)
                        : test == Test.FERRITIN ? -68 * Math.exp(-years) : test == Test.RED_CELLS ? -0.3 : 0;
            case PREGNANCY -> test == Test.HEMOGLOBIN ? -1.2 : test == Test.RED_CELLS ? -0.4 : 0;
            case ALCOHOL_USE -> test == Test.ALT ? 16 : test == Test.AST ? 22 : 0;
            case BLADDER_INFECTION -> test == Test.URINE_PH ? 0.9 : 0;
            case HYPERTENSION,
                    ASTHMA,
                    DEPRESSION,
                    WORN_KNEE,
                    THIN_BONES,
                    MIGRAINE,
                    HAY_FEVER,
                    ECZEMA,
                    SINUSITIS,
                    BRONCHITIS,
                    STREP_THROAT,
                    EAR_INFECTION,
                    ANKLE_SPRAIN -> 0;
        };
    }

    /** CKD-EPI creatinine equation 2021 (Inker et al., N Engl J Med 2021;385:1737), mL/min/1.73 m2. */
    private double filtration(double creatinine, LocalDate day) {
        var female = person.isFemale();
        var ratio = creatinine / (female ? 0.7 : 0.9);
        return 142
                * Math.pow(Math.min(ratio, 1), female ? -0.241 : -0.302)
                * Math.pow(Math.max(ratio, 1), -1.2)
                * Math.pow(0.9938, person.ageYears(day))
                * (female ? 1.012 : 1);
    }

    private static double known(Map<Test, Double> values, Test test) {
        return java.util.Objects.requireNonNull(values.get(test));
    }
}
