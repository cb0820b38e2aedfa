package org.keepwell.patients;

import java.io.PrintStream;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.keepwell.access.Act;
import org.keepwell.access.RuleBroken;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.StartRefused;
import org.springframework.stereotype.Component;

/** {@code ./keepwell invite}: does at the console what the front desk does. */
@Component
class InviteCommand implements ConsoleCommand {

    private final ConsolePatient patient;
    private final Invitations invitations;

    InviteCommand(ConsolePatient patient, Invitations invitations) {
        this.patient = patient;
        this.invitations = invitations;
    }

    @Override
    public String name() {
        return "invite";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var identifier = arguments.required("identifier");
        var email = arguments.required("email");
        arguments.finish();
        if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            throw new ConsoleArguments.Wrong("--email is an e-mail address, not \"" + email + "\"");
        }
        var tenant = patient.tenant();
        try {
            var made = invitations.invite(patient.grant(identifier, Act.INVITE_PATIENT), email, tenant);
            out.println("link     /activate#" + made.token() + "   (after your Keepwell's address, https://...)");
            out.println("code     " + made.code());
            out.println("until    "
                    + DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                            .format(made.expiresAt().atZone(tenant.zone())));
            out.println("Give link and code in two different ways. The patient also types the birth date.");
            return 0;
        } catch (RuleBroken e) {
            throw new StartRefused(words(e.code()));
        }
    }

    private static String words(String code) {
        return switch (code) {
            case "invitation.LOGIN_TAKEN" -> "Another account has this e-mail address as its login.";
            case "invitation.ALREADY_ACTIVE" -> "This patient's account is active already.";
            case "invitation.NO_BIRTH_DATE" ->
                "The record has no whole birth date, which the patient would have to type.";
            default -> "Refused: " + code;
        };
    }
}
