package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.object;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells one patient's ten years, visit by visit. */
final class Story {

    private final Chart chart;
    private final Person person;
    private final LabDays labs;
    private final Vitals vitals;
    private final Vaccines vaccines;
    private final Problems problems;
    private final Papers papers;
    private final Surveys surveys;
    private final Bills bills;
    private final Map<Problem, String> conditions = new EnumMap<>(Problem.class);
    private final List<Person.Had> untold;

    private Story(Chart chart) {
        this.chart = chart;
        this.person = chart.person();
        this.labs = new LabDays(chart);
        this.vitals = new Vitals(chart);
        this.vaccines = new Vaccines(chart);
        this.problems = new Problems(chart);
        this.papers = new Papers(chart);
        this.surveys = new Surveys(chart);
        this.bills = new Bills(chart);
        this.untold = new ArrayList<>(person.problems());
    }

    /** The whole record of a person as one transaction bundle. */
    static Map<String, Object> of(Person person, LocalDate today) {
        var chart = new Chart(person, today);
        Demographics.add(chart);
        if (person.yearsOfHistory() > 0) {
            new Story(chart).tell();
        }
        return chart.bundle();
    }

    private void tell() {
        var calendar = new Calendar(chart);
        var days = calendar.days();
        vaccines.addReported(calendar.begin());
        var before = calendar.begin().minusDays(1);
        for (var day : days) {
            tell(day, before, day == days.getFirst(), day == days.getLast());
            before = day.date();
        }
        if (person.twists().contains(Person.Twist.PLANNED)) {
            encounter(calendar.planned(), "planned", null);
        }
        papers.close();
    }

    private void tell(Calendar.Day day, LocalDate before, boolean first, boolean last) {
        var visit = encounter(day, "finished", reason(day.date()));
        var yearly = first || last || before.getYear() != day.date().getYear();
        if (first) {
            problems.addAllergies(visit);
        }
        tellProblems(visit, day.date());
        if (day.kind() != Visit.Kind.VIDEO) {
            vitals.add(visit);
            vaccines.add(visit, before);
        }
        if (yearly) {
            askAndRenew(visit);
        }
        var done = labs.run(visit, active(day.date()), last);
        if (first) {
            problems.addCareTeam(visit, List.copyOf(conditions.values()));
        }
        papers.addNote(
                visit, names(day.date()), done.stream().map(Coded::display).toList());
        if (last) {
            lastVisit(visit);
        }
        var treated = active(day.date()).stream()
                .map(conditions::get)
                .filter(Objects::nonNull)
                .findFirst();
        bills.add(visit, treated.orElse(null), done);
    }

    private void lastVisit(Visit visit) {
        if (person.twists().contains(Person.Twist.CHEST_PICTURE)) {
            papers.addPicture(visit, true);
        }
        if (person.twists().contains(Person.Twist.BREAST_PICTURE)) {
            papers.addPicture(visit, false);
        }
        if (person.twists().contains(Person.Twist.HIV_TEST)) {
            surveys.addHivTest(visit);
        }
        papers.addInstructions(visit);
    }

    private void tellProblems(Visit visit, LocalDate day) {
        var yearsAgo = yearsAgo(day);
        for (var had : List.copyOf(untold)) {
            if (had.yearsAgo() >= yearsAgo - 0.001) {
                conditions.put(had.problem(), problems.add(had, visit));
                untold.remove(had);
            }
        }
    }

    private void askAndRenew(Visit visit) {
        var age = person.ageYears(visit.start().toLocalDate());
        var active = active(visit.start().toLocalDate());
        surveys.procedure(visit, Coded.snomed("430193006", "Medication reconciliation (procedure)"));
        for (var problem : active) {
            for (var medicine : problem.medicines()) {
                problems.prescribe(
                        medicine,
                        visit,
                        "active",
                        Fhir.reference(
                                conditions.getOrDefault(problem, visit.url()),
                                problem.code().display()));
            }
        }
        if (age >= 12) {
            surveys.addSmoking(visit);
            surveys.addMood(visit, active.contains(Problem.DEPRESSION));
            surveys.addSafety(visit);
            if (person.twists().contains(Person.Twist.CONTRACEPTION) && age >= 14.5) {
                problems.prescribe(Medicine.NORETHINDRONE, visit, "active", null);
            }
        }
        if (age >= 18) {
            surveys.addAlcohol(visit, active.contains(Problem.ALCOHOL_USE));
        }
        if (age >= 50 && visit.start().getYear() % 10 == 3) {
            surveys.procedure(visit, Coded.snomed("73761001", "Colonoscopy (procedure)"));
        }
    }

    private Visit encounter(Calendar.Day day, String status, @Nullable Coded reason) {
        var kind = day.kind();
        var start = Fhir.at(
                day.date(), 8 + chart.chance().below(8), 15 * chart.chance().below(4));
        var end = start.plusMinutes(kind.minutes());
        var doctor = Clinic.WORKERS.get(person.doctor());
        var site = Clinic.SITES.get(person.site());
        var url = chart.add(
                "Encounter",
                "us-core-encounter",
                object(
                        "status", status,
                        "class",
                                object(
                                        "system",
                                        "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                                        "code",
                                        kind.encounterClass()),
                        "type", List.of(concept(kind.code())),
                        "subject", chart.namedSubject(),
                        "participant",
                                List.of(object(
                                        "type",
                                                List.of(concept(Coded.hl7(
                                                        "v3-ParticipationType", "PPRF", "primary performer"))),
                                        "period", Fhir.period(start, end),
                                        "individual", doctor.reference())),
                        "period", Fhir.period(start, end),
                        "reasonCode", reason == null ? null : List.of(concept(reason)),
                        "location", List.of(object("location", site.reference())),
                        "serviceProvider", Clinic.organization()));
        return new Visit(url, kind, start, end, doctor, site);
    }

    private @Nullable Coded reason(LocalDate day) {
        if (person.twists().contains(Person.Twist.CONTRACEPTION)
                && chart.chance().oneIn(3)
                && person.ageYears(day) >= 14.5) {
            return Coded.snomed("389095005", "Contraception care (regime/therapy)");
        }
        var active = active(day);
        return active.isEmpty() ? null : chart.chance().of(active).code();
    }

    private List<Problem> active(LocalDate day) {
        var yearsAgo = yearsAgo(day);
        return person.problems().stream()
                .filter(had -> had.isActive(yearsAgo))
                .map(Person.Had::problem)
                .toList();
    }

    private List<String> names(LocalDate day) {
        return active(day).stream().map(problem -> problem.code().display()).toList();
    }

    private double yearsAgo(LocalDate day) {
        return ChronoUnit.DAYS.between(day, chart.today()) / 365.25;
    }
}
