package org.keepwell.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who of the made-up people can sign in, and who of the staff is assigned to whom. */
final class Accounts {

    /** Patients with an account of their own. */
    private static final List<String> OWN = List.of("d001", "d002", "d003", "d008");

    /** Parents: one who is a patient here herself and one who is not. */
    private static final Map<String, Parent> PARENTS = Map.of(
            "d003", new Parent("Denise Washington", "denise.washington@keepwell.example", 44, null, "en-US"),
            "d007", new Parent("Folasade Castellanos", "folasade.castellanos@keepwell.example", 33, "d024", "es-US"));

    private Accounts() {}

    record Parent(
            String name, String login, int age, @Nullable String code, String language) {}

    static Parent parentOf(Person child) {
        var parent = PARENTS.get(child.code());
        if (parent == null) {
            throw new IllegalArgumentException(child.code() + " has no parent in the story");
        }
        return parent;
    }

    static String login(Person person) {
        return Names.plain(person.given().getFirst()) + "." + Names.plain(person.family()) + "." + person.code()
                + "@keepwell.example";
    }

    static List<DemoPatientAccount> of(List<Person> people, LocalDate today) {
        var accounts = new ArrayList<DemoPatientAccount>();
        for (var person : people) {
            if (OWN.contains(person.code())) {
                accounts.add(new DemoPatientAccount(
                        login(person), person.name(), person.mrn(), person.birthDate(), person.language(), null, null));
            }
            if (person.twists().contains(Person.Twist.PARENT)) {
                accounts.add(parentAccount(person, people, today));
            }
        }
        return List.copyOf(accounts);
    }

    private static DemoPatientAccount parentAccount(Person child, List<Person> people, LocalDate today) {
        var parent = parentOf(child);
        var self = people.stream()
                .filter(person -> person.code().equals(parent.code))
                .findFirst();
        return new DemoPatientAccount(
                parent.login,
                parent.name,
                self.map(Person::mrn).orElse(null),
                self.map(Person::birthDate).orElse(today.minusYears(parent.age).minusDays(100)),
                parent.language,
                child.mrn(),
                "mother");
    }

    static List<DemoAssignment> assignments(List<Person> people) {
        var assignments = new ArrayList<DemoAssignment>();
        for (var person : people) {
            if (person.yearsOfHistory() > 0) {
                assignments.add(
                        new DemoAssignment(Clinic.WORKERS.get(person.doctor()).npi(), person.mrn(), "primary care"));
                assignments.add(new DemoAssignment(
                        Clinic.WORKERS.get(person.nurse()).npi(), person.mrn(), "primary care team"));
            }
        }
        return List.copyOf(assignments);
    }
}
