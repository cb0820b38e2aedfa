package org.keepwell.web;

/** How many connections the server takes at once: whoever opens more waits outside, and nobody opens so many that it ends. */
final class OpenConnections {

    /** What Keepwell lives on, with room for sign-ins and files. */
    private static final long WITHOUT_ANY = 128L << 20;

    /** What one holds at most: the buffers of TLS and HTTP, and what its last request left; measured with 4,400 open. */
    private static final long EACH = 160L << 10;

    private static final int FEWEST = 256;
    private static final int MOST = 8_192;

    private OpenConnections() {}

    /** @param heap in bytes, as large as it may become */
    static int most(long heap) {
        return (int) Math.clamp((heap - WITHOUT_ANY) / EACH, FEWEST, MOST);
    }
}
