package org.keepwell.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.keepwell.identity.Totp;
import org.springframework.stereotype.Component;

/** {@code ./keepwell code ACCOUNT}: what a made-up person's authenticator shows now. In a demo home only. */
@Component
class CodeCommand implements ConsoleCommand {

    private final Home home;
    private final Clock clock;

    CodeCommand(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "code";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var account = arguments.word().orElseThrow(() -> new ConsoleArguments.Wrong("code needs an account"));
        arguments.finish();
        if (home.kind() != HomeKind.DEMO) {
            throw new StartRefused("Codes are shown for made-up people only, in a demo home.");
        }
        var clinic = DemoClinic.generate(LocalDate.ofInstant(clock.instant(), DemoSetup.ZONE));
        boolean known =
                clinic.staff().stream().anyMatch(worker -> worker.login().equals(account))
                        || clinic.patientAccounts().stream()
                                .anyMatch(person -> person.login().equals(account));
        if (!known) {
            throw new ConsoleArguments.Wrong("there is no made-up account \"" + account + "\"");
        }
        out.println(Totp.at(new DemoSecrets(home).seed(account), clock.instant()));
        return 0;
    }
}
