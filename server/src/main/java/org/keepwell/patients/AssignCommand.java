package org.keepwell.patients;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.RuleBroken;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.StartRefused;
import org.keepwell.identity.Accounts;
import org.springframework.stereotype.Component;

/** {@code ./keepwell assign}: puts a nurse or physician into a patient's care team. */
@Component
class AssignCommand implements ConsoleCommand {

    private final ConsolePatient patient;
    private final Assignments assignments;
    private final Accounts accounts;

    AssignCommand(ConsolePatient patient, Assignments assignments, Accounts accounts) {
        this.patient = patient;
        this.assignments = assignments;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "assign";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var identifier = arguments.required("identifier");
        var login = arguments.required("clinician");
        var reason = arguments.required("reason");
        var until = arguments.option("until").map(AssignCommand::day).orElse(null);
        arguments.finish();
        var tenant = patient.tenant();
        var grant = patient.grant(identifier, Act.ASSIGN);
        var clinician = accounts.byLogin(tenant.id(), login)
                .orElseThrow(() -> new StartRefused("There is no account " + login + "."));
        try {
            assignments.assign(grant, clinician.id(), reason, until, tenant.zone());
        } catch (RuleBroken e) {
            throw new StartRefused(words(e.code()));
        }
        out.println("Assigned" + (until == null ? "." : " until " + until + "."));
        return 0;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ConsoleArguments.Wrong("--until is a day as 2027-01-31, not \"" + text + "\"");
        }
    }

    private static String words(String code) {
        return switch (code) {
            case "assignment.NOT_A_CLINICIAN" -> "Only nurses and physicians can be assigned.";
            case "assignment.ENDS_IN_THE_PAST" -> "The end is in the past.";
            case "assignment.ALREADY_ASSIGNED" -> "This clinician is assigned to the patient already.";
            default -> "Refused: " + code;
        };
    }
}
