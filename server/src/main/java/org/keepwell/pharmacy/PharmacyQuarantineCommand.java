package org.keepwell.pharmacy;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.PatientId;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.StartRefused;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.springframework.stereotype.Component;

/** {@code ./keepwell pharmacy-quarantine}: messages that nobody knows whose they are. */
@Component
class PharmacyQuarantineCommand implements ConsoleCommand {

    private final HeldMessages held;
    private final Patients patients;
    private final PharmacyGrants grants;

    PharmacyQuarantineCommand(HeldMessages held, Patients patients, PharmacyGrants grants) {
        this.held = held;
        this.patients = patients;
        this.grants = grants;
    }

    @Override
    public String name() {
        return "pharmacy-quarantine";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var replay = arguments.option("replay").map(PharmacyQuarantineCommand::id);
        var drop = arguments.option("drop").map(PharmacyQuarantineCommand::id);
        var identifier = arguments.option("identifier");
        arguments.finish();
        if (drop.isPresent()) {
            boolean done = held.drop(PharmaciesCommand.TENANT, drop.get());
            out.println(done ? "Put away." : "There is no such message in quarantine.");
            return done ? 0 : 1;
        }
        if (replay.isPresent()) {
            var patient = identifier.map(this::patient).orElse(null);
            boolean done = held.place(PharmaciesCommand.TENANT, replay.get(), patient);
            out.println(done ? "Placed." : "Not placed: it is still not known whose it is, or it is not there.");
            return done ? 0 : 1;
        }
        var waiting = held.list(PharmaciesCommand.TENANT);
        waiting.forEach(one -> out.println(
                one.id() + "  " + one.takenAt() + "  " + one.kind() + "  " + one.why() + "  " + one.connection()));
        out.println(waiting.size() + " in quarantine.");
        return 0;
    }

    private @Nullable PatientId patient(String identifier) {
        int bar = identifier.indexOf('|');
        if (bar <= 0 || bar == identifier.length() - 1) {
            throw new ConsoleArguments.Wrong("--identifier is SYSTEM|VALUE, as in 'urn:clinic:mrn|12345'");
        }
        var number = new Person.Identifier("MR", identifier.substring(0, bar), identifier.substring(bar + 1));
        var found =
                patients.byRecordNumbers(grants.console(PharmaciesCommand.TENANT, Act.CARRY_SCRIPT), List.of(number));
        if (found.size() != 1) {
            throw new StartRefused("No patient has this record number.");
        }
        return found.iterator().next();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ConsoleArguments.Wrong("\"" + text + "\" is not the number of a message in quarantine");
        }
    }
}
