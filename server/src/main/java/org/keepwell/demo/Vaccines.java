package org.keepwell.demo;

import static org.keepwell.demo.Coded.cvx;
import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vaccines by age. Follows the shape of the CDC child and adolescent schedule, simplified; it is not a schedule to
 * vaccinate by.
 */
final class Vaccines {

    private static final Coded FLU = cvx("140", "Influenza, split virus, trivalent, PF");
    private static final Coded TETANUS = cvx("113", "Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed");
    private static final Coded COVID = cvx("208", "COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose");

    private static final List<Dose> DOSES = List.of(
            new Dose(0.0, cvx("08", "Hep B, adolescent or pediatric")),
            new Dose(0.17, cvx("08", "Hep B, adolescent or pediatric")),
            new Dose(0.17, cvx("20", "DTaP")),
            new Dose(0.17, cvx("10", "IPV")),
            new Dose(0.17, cvx("49", "Hib (PRP-OMP)")),
            new Dose(0.17, cvx("133", "Pneumococcal conjugate PCV 13")),
            new Dose(0.17, cvx("119", "rotavirus, monovalent")),
            new Dose(0.33, cvx("20", "DTaP")),
            new Dose(0.33, cvx("10", "IPV")),
            new Dose(0.33, cvx("119", "rotavirus, monovalent")),
            new Dose(0.5, cvx("20", "DTaP")),
            new Dose(0.5, cvx("08", "Hep B, adolescent or pediatric")),
            new Dose(1.0, cvx("03", "MMR")),
            new Dose(1.0, cvx("21", "varicella")),
            new Dose(1.0, cvx("83", "Hep A, ped/adol, 2 dose")),
            new Dose(1.5, cvx("83", "Hep A, ped/adol, 2 dose")),
            new Dose(4.0, cvx("03", "MMR")),
            new Dose(4.0, cvx("21", "varicella")),
            new Dose(4.0, cvx("20", "DTaP")),
            new Dose(11.0, cvx("115", "Tdap")),
            new Dose(11.0, cvx("62", "HPV, quadrivalent")),
            new Dose(11.0, cvx("114", "meningococcal MCV4P")),
            new Dose(16.0, cvx("114", "meningococcal MCV4P")));

    private final Chart chart;

    Vaccines(Chart chart) {
        this.chart = chart;
    }

    private record Dose(double age, Coded vaccine) {}

    /** What a child had elsewhere before the record begins: known by report, without a visit. */
    void addReported(LocalDate recordBegins) {
        for (var dose : DOSES) {
            var day = chart.person().birthDate().plusDays(Math.round(dose.age * 365.25) + 3);
            if (day.isBefore(recordBegins) && chart.person().ageYears(chart.today()) < 20) {
                add(dose.vaccine, day, null);
            }
        }
    }

    /** What was due since the visit before. */
    void add(Visit visit, LocalDate visitBefore) {
        var day = visit.start().toLocalDate();
        for (var dose : DOSES) {
            var due = chart.person().birthDate().plusDays(Math.round(dose.age * 365.25));
            if (due.isAfter(visitBefore) && !due.isAfter(day)) {
                add(dose.vaccine, day, visit);
            }
        }
        var age = chart.person().ageYears(day);
        if (age > 0.5 && day.getMonthValue() >= 9 && visitBefore.isBefore(LocalDate.of(day.getYear(), 9, 1))) {
            add(FLU, day, visit);
        }
        if (age > 18
                && visitBefore.getYear() < day.getYear()
                && day.getYear() % 10 == chart.person().birthDate().getDayOfMonth() % 10) {
            add(TETANUS, day, visit);
        }
        if (age > 12
                && day.getYear() >= 2021
                && visitBefore.getYear() < day.getYear()
                && (day.getYear() + chart.person().site()) % 2 == 0) {
            add(COVID, day, visit);
        }
    }

    private void add(Coded vaccine, LocalDate day, @Nullable Visit visit) {
        chart.add(
                "Immunization",
                "us-core-immunization",
                object(
                        "status",
                        "completed",
                        "vaccineCode",
                        concept(vaccine),
                        "patient",
                        chart.subject(),
                        "encounter",
                        visit == null ? null : Fhir.reference(visit.url()),
                        "occurrenceDateTime",
                        visit == null ? day.toString() : instant(visit.start().plusMinutes(15)),
                        "primarySource",
                        visit != null,
                        "location",
                        visit == null ? null : visit.site().reference()));
    }
}
