package org.keepwell.home;

import java.io.PrintStream;

/** A command of {@code ./keepwell} that runs beside the server, or without it, on the same home. */
public interface ConsoleCommand {

    /** The word after {@code ./keepwell}. */
    String name();

    /**
     * @param out for the answer; complaints are thrown
     * @return the exit status: 0 done, 1 not done
     * @throws ConsoleArguments.Wrong if an option is unknown or lacks its value
     */
    int run(ConsoleArguments arguments, PrintStream out);
}
