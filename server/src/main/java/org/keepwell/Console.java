package org.keepwell;

import java.util.List;
import org.keepwell.database.BackupCommand;
import org.keepwell.database.DoctorCommand;
import org.keepwell.database.RestoreCommand;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.HomeOptions;
import org.keepwell.pharmacy.PharmacySandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;

/** Runs one command, beside a running server or without one. */
final class Console {

    /** These work on a home whose database may be missing or broken, so they start nothing by themselves. */
    private static final List<ConsoleCommand> WITHOUT_SPRING =
            List.of(new BackupCommand(), new RestoreCommand(), new DoctorCommand(), PharmacySandbox.command());

    private Console() {}

    static int run(String name, ConsoleArguments arguments) {
        for (var command : WITHOUT_SPRING) {
            if (command.name().equals(name)) {
                return command.run(arguments, System.out);
            }
        }
        return runInSpring(name, arguments);
    }

    private static int runInSpring(String name, ConsoleArguments arguments) {
        var options = HomeOptions.takeFrom(arguments);
        options.open(); // refuse a wrong home before anything is started
        var application = new SpringApplication(Keepwell.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true); // a command starts what it uses, nothing else
        var properties = options.properties().toArray(String[]::new);
        try (var context = application.run(properties)) {
            return find(name, context).run(arguments, System.out);
        }
    }

    /**
     * A bean that is named after its command, as {@code importCommand}, is found without making the others, which would
     * only cost time.
     */
    private static ConsoleCommand find(String name, ApplicationContext context) {
        var likely = name + "Command";
        if (context.containsBean(likely) && context.isTypeMatch(likely, ConsoleCommand.class)) {
            return context.getBean(likely, ConsoleCommand.class);
        }
        return context.getBeansOfType(ConsoleCommand.class).values().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConsoleArguments.Wrong("there is no command \"" + name + "\""));
    }
}
