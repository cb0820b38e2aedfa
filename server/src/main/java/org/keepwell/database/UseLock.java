package org.keepwell.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.PrivateFiles;

/**
 * Counts the processes that use the embedded database, so that a command that ends does not stop it under the server.
 * Two locks: one is held while starting or stopping, the other is shared by all users. Both go away with a process that
 * is killed.
 */
final class UseLock implements AutoCloseable {

    private final FileChannel turn;
    private final FileChannel use;
    private @Nullable FileLock shared;

    UseLock(Path folder) throws IOException {
        this.turn = PrivateFiles.lockFile(folder.resolve("start.lock"));
        this.use = PrivateFiles.lockFile(folder.resolve("use.lock"));
    }

    /** Waits until nobody else starts or stops the database. */
    FileLock turn() throws IOException {
        return turn.lock();
    }

    /** From now on this process counts as a user. Call it in your turn. */
    void enter() throws IOException {
        shared = use.lock(0, Long.MAX_VALUE, true);
    }

    /**
     * This process no longer counts. Call it in your turn.
     *
     * @return whether it was the last user
     */
    boolean leave() throws IOException {
        if (shared != null) {
            shared.release();
            shared = null;
        }
        try (var alone = use.tryLock()) {
            return alone != null;
        }
    }

    @Override
    public void close() throws IOException {
        turn.close();
        use.close();
    }
}
