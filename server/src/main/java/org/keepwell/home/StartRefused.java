package org.keepwell.home;

import org.jspecify.annotations.Nullable;

/**
 * Keepwell will not start, or a command will not run, as things are. The message is for the person at the terminal:
 * what is wrong and how to mend it, in one or two sentences. It is shown without a stack trace.
 */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
