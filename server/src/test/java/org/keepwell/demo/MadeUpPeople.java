package org.keepwell.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.keepwell.access.Role;
import org.keepwell.home.Home;

/** Who can sign in to a demo home, and with what: for tests that sign in as they would. */
public final class MadeUpPeople {

    private final DemoSecrets secrets;
    private final DemoClinic clinic;

    public MadeUpPeople(Home home, Clock clock) {
        this.secrets = new DemoSecrets(home);
        this.clinic = DemoClinic.generate(LocalDate.ofInstant(clock.instant(), DemoSetup.ZONE));
    }

    public String password(String login) {
        return secrets.password(login);
    }

    /** What the person's authenticator app was given. */
    public byte[] seed(String login) {
        return secrets.seed(login);
    }

    /** The account of the patient side whose login begins so. */
    public DemoPatientAccount account(String begin) {
        return clinic.patientAccounts().stream()
                .filter(account -> account.login().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    /** The first of the staff in this role. */
    public DemoStaff staff(Role role) {
        return clinic.staff().stream()
                .filter(worker -> worker.role() == role)
                .findFirst()
                .orElseThrow();
    }

    public DemoStaff clinician(String npi) {
        return clinic.staff().stream()
                .filter(worker -> worker.npi().equals(npi))
                .findFirst()
                .orElseThrow();
    }

    /** A patient by the code of the table of made-up people, as in {@code d008}. */
    public Patient patient(String code) {
        return clinic.people().stream()
                .filter(person -> person.code().equals(code))
                .map(person -> new Patient(person.name(), person.family(), person.birthDate(), person.mrn()))
                .findFirst()
                .orElseThrow();
    }

    /** How many patients a member of the staff is assigned to. */
    public long assignedTo(String npi) {
        return clinic.assignments().stream()
                .filter(assignment -> assignment.npi().equals(npi))
                .count();
    }

    /** What the front desk knows of a patient. */
    public record Patient(String name, String family, LocalDate birthDate, String mrn) {}
}
