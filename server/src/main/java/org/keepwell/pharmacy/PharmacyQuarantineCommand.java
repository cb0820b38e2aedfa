package org.keepwell.pharmacy;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.PatientId;
import org.keepwell.access.RuleBroken;
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
        var show = arguments.option("show").map(PharmacyQuarantineCommand::id);
        var after = arguments.option("after").map(PharmacyQuarantineCommand::id);
        arguments.finish();
        if (drop.isPresent()) {
            boolean done = held.drop(PharmaciesCommand.TENANT, drop.get());
            out.println(done ? "Put away." : "There is no such message in quarantine.");
            return done ? 0 : 1;
        }
        if (replay.isPresent()) {
            var patient = identifier.map(this::patient).orElse(null);
            var placed = place(replay.get(), patient);
            out.println(words(placed));
            return placed == Placing.Placed.DONE ? 0 : 1;
        }
        if (show.isPresent()) {
            return show(show.get(), out);
        }
        var waiting = held.list(PharmaciesCommand.TENANT, after.orElse(null));
        waiting.page().forEach(one -> line(one, out));
        out.println(waiting.all() + " in quarantine.");
        if (!waiting.page().isEmpty() && waiting.all() > waiting.page().size()) {
            out.println("What follows: --after " + waiting.page().getLast().id());
        }
        return 0;
    }

    /** What is refused has changed nothing: the message waits where it was. */
    private Placing.Placed place(UUID id, @Nullable PatientId patient) {
        try {
            return held.place(PharmaciesCommand.TENANT, id, patient);
        } catch (RuleBroken e) {
            throw new StartRefused("Not placed, and still in quarantine: " + reason(e.code()), e);
        }
    }

    private String reason(String code) {
        return switch (code) {
            case "pharmacy.NOT_CONNECTED" ->
                "the same is asked for already, so the pharmacy has to be answered at once, and nothing can be sent: "
                        + held.whyNothingIsSent(PharmaciesCommand.TENANT)
                        + ". See ./keepwell pharmacy-connection, then try again. Until then the pharmacy waits: call it.";
            case "refill.CHANGED" -> "the request that it belongs to was decided just now. Try again.";
            default -> "what it asks was refused (" + code + ").";
        };
    }

    private int show(UUID id, PrintStream out) {
        var found = held.show(PharmaciesCommand.TENANT, id);
        if (found.isEmpty()) {
            out.println("There is no such message in quarantine.");
            return 1;
        }
        line(found.get().held(), out);
        found.get().said().forEach((name, text) -> out.println("  " + name + ": " + text));
        return 0;
    }

    private static void line(Quarantine.Held one, PrintStream out) {
        out.println(one.id() + "  " + one.takenAt() + "  " + one.kind() + "  " + one.why() + "  " + one.connection());
    }

    private static String words(Placing.Placed placed) {
        return switch (placed) {
            case DONE -> "Placed.";
            case NOBODY_KNOWS -> "Not placed: it is still not known whose it is. Name the patient with --identifier.";
            case OF_ANOTHER -> "Not placed: what it says leads to another patient.";
            case NOTHING_OF_THEIRS -> "Not placed: nothing was sent for this patient that it could be about.";
            case GONE -> "Not placed: there is no such message in quarantine, or its connection is gone.";
        };
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
