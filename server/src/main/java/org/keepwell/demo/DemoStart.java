package org.keepwell.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.Terminal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** In a demo home: makes the clinic before the server takes requests, and says who can sign in. */
@Component
@ConditionalOnWebApplication
class DemoStart implements SmartLifecycle {

    private final Home home;
    private final DemoSetup setup;
    private final DemoQueues queues;
    private final Clock clock;
    private final Terminal terminal;
    private volatile boolean done;

    DemoStart(Home home, DemoSetup setup, DemoQueues queues, Clock clock, Terminal terminal) {
        this.home = home;
        this.setup = setup;
        this.queues = queues;
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public void start() {
        if (home.kind() == HomeKind.DEMO) {
            setup.fill(terminal.out());
            var clinic = DemoClinic.generate(LocalDate.ofInstant(clock.instant(), DemoSetup.ZONE));
            queues.fill(clinic);
            printAccounts(clinic);
        }
        done = true;
    }

    private void printAccounts(DemoClinic clinic) {
        var secrets = new DemoSecrets(home);
        terminal.out().println("\nMade-up people who can sign in (authenticator code: ./keepwell code ACCOUNT):\n");
        var seen = java.util.EnumSet.noneOf(org.keepwell.access.Role.class);
        for (var worker : clinic.staff()) {
            if (seen.add(worker.role())) {
                print(
                        worker.login(),
                        secrets.password(worker.login()),
                        worker.role().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            }
        }
        for (var person : clinic.patientAccounts()) {
            print(
                    person.login(),
                    secrets.password(person.login()),
                    person.proxyForMrn() == null ? "patient" : person.mrn() == null ? "proxy" : "patient and proxy");
        }
        terminal.out().println();
    }

    private void print(String login, String password, String what) {
        terminal.out().printf("  %-38s %-32s %s%n", login, password, what);
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** After the audit writer, before the web server. */
    @Override
    public int getPhase() {
        return -100;
    }
}
