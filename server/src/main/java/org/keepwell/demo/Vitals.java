package org.keepwell.demo;

import static org.keepwell.demo.Coded.loinc;
import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.quantity;
import static org.keepwell.demo.Fhir.rounded;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a nurse measures at a visit. */
final class Vitals {

    private static final double[] CHILD_AGE = {0, 0.25, 0.5, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18};
    /** Rounded middles of children of both sexes; only has to look right on a growth chart. */
    private static final double[] CHILD_CM = {50, 60, 67, 75, 86, 102, 115, 128, 139, 150, 161, 167, 169};

    private static final double[] CHILD_KG = {3.4, 6, 7.6, 9.6, 12.4, 16.2, 20.6, 25.8, 32.5, 41, 50, 57, 62};
    private static final double[] CHILD_HEAD_CM = {34.5, 40, 43, 46, 48.5, 50, 51, 52, 52, 52, 52, 52, 52};

    private final Chart chart;

    Vitals(Chart chart) {
        this.chart = chart;
    }

    void add(Visit visit) {
        var person = chart.person();
        var age = person.ageYears(visit.start().toLocalDate());
        var chance = chart.chance();
        var height = height(age);
        var weight = weight(age) + chance.around() * 0.012 * weight(age);
        one(visit, "us-core-body-height", loinc("8302-2", "Body Height"), rounded(height, 1), "cm");
        one(visit, "us-core-body-weight", loinc("29463-7", "Body Weight"), rounded(weight, 1), "kg");
        if (age >= 2) {
            one(
                    visit,
                    "us-core-bmi",
                    loinc("39156-5", "Body mass index (BMI) [Ratio]"),
                    rounded(weight / (height * height / 10_000), 1),
                    "kg/m2");
            pressure(visit, age);
        } else {
            one(
                    visit,
                    "us-core-head-circumference",
                    loinc("9843-4", "Head Occipital-frontal circumference"),
                    rounded(between(CHILD_HEAD_CM, age) + own("head"), 1),
                    "cm");
        }
        one(
                visit,
                "us-core-heart-rate",
                loinc("8867-4", "Heart rate"),
                rounded((age < 2 ? 125 : age < 10 ? 92 : 72) + own("pulse") * 4 + chance.around() * 4, 0),
                "/min");
        one(
                visit,
                "us-core-respiratory-rate",
                loinc("9279-1", "Respiratory rate"),
                rounded((age < 2 ? 34 : age < 10 ? 22 : 15) + chance.around(), 0),
                "/min");
        one(
                visit,
                "us-core-body-temperature",
                loinc("8310-5", "Body temperature"),
                rounded(36.8 + chance.around() * 0.2, 1),
                "Cel");
        one(
                visit,
                "us-core-pulse-oximetry",
                loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
                rounded(Math.min(100, 97.6 + chance.around()), 0),
                "%");
    }

    private void one(Visit visit, String profile, Coded code, BigDecimal value, String unit) {
        var body = shared(visit, code);
        body.put("valueQuantity", quantity(value, unit));
        chart.add("Observation", profile, body);
    }

    private void pressure(Visit visit, double age) {
        var top = (age < 13 ? 98 : 112)
                + Math.max(0, age - 40) * 0.25
                + own("pressure") * 4
                + chart.chance().around() * 4;
        var bottom = (age < 13 ? 60 : 72) + own("pressure") * 2 + chart.chance().around() * 3;
        var yearsAgo = ChronoUnit.DAYS.between(visit.start().toLocalDate(), chart.today()) / 365.25;
        for (var had : chart.person().problems()) {
            if (had.problem() == Problem.HYPERTENSION && had.isActive(yearsAgo)) {
                var since = had.yearsAgo() - yearsAgo;
                top += 10 + 18 * Math.exp(-since);
                bottom += 6 + 9 * Math.exp(-since);
            }
        }
        var body = shared(visit, loinc("85354-9", "Blood pressure panel with all children optional"));
        body.put(
                "component",
                List.of(
                        component(loinc("8462-4", "Diastolic Blood Pressure"), bottom),
                        component(loinc("8480-6", "Systolic Blood Pressure"), top)));
        chart.add("Observation", "us-core-blood-pressure", body);
    }

    private static Map<String, Object> component(Coded code, double value) {
        return object("code", concept(code), "valueQuantity", quantity(rounded(value, 0), "mm[Hg]"));
    }

    private Map<String, Object> shared(Visit visit, Coded code) {
        return object(
                "status", "final",
                "category", List.of(concept(Coded.hl7("observation-category", "vital-signs", "Vital signs"))),
                "code", concept(code),
                "subject", chart.subject(),
                "encounter", Fhir.reference(visit.url()),
                "effectiveDateTime", instant(visit.start().plusMinutes(5)),
                "issued", instant(visit.start().plusMinutes(6)));
    }

    private double height(double age) {
        var grown = chart.person().isFemale() ? 163 : 176;
        return age < 18 ? between(CHILD_CM, age) * (1 + own("height") * 0.03) : grown + own("height") * 6;
    }

    private double weight(double age) {
        var grown = chart.person().isFemale() ? 68 : 82;
        return age < 18
                ? between(CHILD_KG, age) * (1 + own("weight") * 0.07)
                : grown + own("weight") * 9 + (age - 40) * 0.1;
    }

    /** The person's own deviation, the same at every visit. */
    private double own(String what) {
        return new Chance(chart.person().code() + what).around();
    }

    private static double between(double[] values, double age) {
        for (int at = 1; at < CHILD_AGE.length; at++) {
            if (age <= CHILD_AGE[at]) {
                var share = (age - CHILD_AGE[at - 1]) / (CHILD_AGE[at] - CHILD_AGE[at - 1]);
                return values[at - 1] + share * (values[at] - values[at - 1]);
            }
        }
        return values[values.length - 1];
    }
}
