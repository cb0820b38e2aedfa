package org.keepwell;

import java.util.ArrayDeque;
import java.util.List;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.StartRefused;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The one program of Keepwell: {@code serve}, or the name of a {@link org.keepwell.home.ConsoleCommand}. */
// Two modules may each have their Inbox: a class is known by its whole name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Keepwell {

    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    public static void main(String[] arguments) {
        var status = run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> arguments) {
        try {
            if (arguments.isEmpty()) {
                throw new ConsoleArguments.Wrong("a command is missing");
            }
            var command = new ArrayDeque<>(arguments);
            var name = command.removeFirst();
            var rest = new ConsoleArguments(List.copyOf(command));
            return "serve".equals(name) ? Server.start(rest) : Console.run(name, rest);
        } catch (ConsoleArguments.Wrong e) {
            System.err.println("keepwell: " + e.getMessage() + ". \"./keepwell help\" shows what there is.");
            return NOT_UNDERSTOOD;
        } catch (RuntimeException e) {
            System.err.println("keepwell: " + explain(e));
            return NOT_DONE;
        }
    }

    /** What a person can act on; the rest goes to the log, which is private to the home. */
    private static String explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "Port " + taken.getPort() + " is taken by another program. Name another with --port, or"
                        + " --management-port if it is that one.";
            }
        }
        LoggerFactory.getLogger(Keepwell.class).error("ended by a failure", failure);
        return "This is a fault in Keepwell or its settings: " + failure.getMessage() + "\nThe log has the details.";
    }
}
