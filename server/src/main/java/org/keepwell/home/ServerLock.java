package org.keepwell.home;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** One server for one home: a second one would renew the same certificate and write the same log. */
public final class ServerLock implements AutoCloseable {

    private final FileChannel file;

    private ServerLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Held until it is closed or the program ends, however it ends.
     *
     * @throws StartRefused if a server runs on this home already
     */
    public static ServerLock take(Home home) {
        try {
            var file = PrivateFiles.lockFile(home.root().resolve("server.lock"));
            if (file.tryLock() == null) {
                file.close();
                throw new StartRefused("Keepwell already runs on " + home.root() + ". Stop it first, or name another"
                        + " home with --home.");
            }
            return new ServerLock(file);
        } catch (IOException e) {
            throw new StartRefused("The lock of " + home.root() + " cannot be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
