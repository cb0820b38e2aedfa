package org.keepwell.exchange;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** One line that is written over and over on a terminal, and not at all into a file or a pipe. */
final class ProgressLine {

    private static final long SHOWN_EVERY_NANOS = 200_000_000;
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long shownAt;
    private boolean shown;
    private long resources;
    private double share;

    ProgressLine(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /** @param read so far */
    void resources(long read) {
        resources = read;
        show();
    }

    /** @param read of all bytes, from 0 to 1 */
    void share(double read) {
        share = read;
        show();
    }

    /** Takes the line away. */
    void end() {
        if (shown) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    private void show() {
        long now = nanos.getAsLong();
        if (!terminal || (shown && now - shownAt < SHOWN_EVERY_NANOS)) {
            return;
        }
        shown = true;
        shownAt = now;
        int full = (int) (share * WIDTH);
        out.printf(
                "\r[%s%s] %3d %%  %,d resources",
                "#".repeat(full), ".".repeat(WIDTH - full), (int) (share * 100), resources);
        out.flush();
    }
}
