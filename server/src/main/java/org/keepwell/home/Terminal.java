package org.keepwell.home;

import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** The person who started the program: told what they must know once, such as a first link. Never a log. */
@Component
public class Terminal {

    public PrintStream out() {
        return System.out;
    }
}
