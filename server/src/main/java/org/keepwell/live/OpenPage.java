package org.keepwell.live;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.keepwell.access.PatientId;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.SessionToken;

/**
 * One page that listens.
 *
 * @param patients whose news it asked for when it opened; whether it still may hear of one is asked for each
 * @param boards likewise; worked out anew when its person is told of a queue, for they may have come onto a board
 */
record OpenPage(
        SessionToken token,
        OpenSession session,
        Set<UUID> patients,
        AtomicReference<Set<Integer>> boards,
        AsyncContext way,
        AtomicBoolean over,
        ReentrantLock writing) {

    OpenPage(SessionToken token, OpenSession session, Set<UUID> patients, Set<Integer> boards, AsyncContext way) {
        this(token, session, patients, new AtomicReference<>(boards), way, new AtomicBoolean(), new ReentrantLock());
    }

    boolean concerns(Signal signal) {
        return signal.tenant() == session.tenant().value()
                && (session.account().value().equals(signal.account())
                        || (signal.patient() != null && patients.contains(signal.patient()))
                        || (signal.board() != null && boards.get().contains(signal.board())));
    }

    static PatientId patient(UUID id) {
        return new PatientId(id);
    }

    /** @return false if the page is gone */
    boolean send(String text) {
        if (over.get()) {
            return false;
        }
        writing.lock();
        try {
            var out = way.getResponse().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException | IllegalStateException e) {
            return false; // the browser closed it; the next one comes with a new request
        } finally {
            writing.unlock();
        }
    }

    void end() {
        if (over.compareAndSet(false, true)) {
            writing.lock();
            try {
                way.complete();
            } catch (IllegalStateException e) {
                // the server ended it first: nothing is left to end
            } finally {
                writing.unlock();
            }
        }
    }

    @Override
    public String toString() {
        return "open page of " + session.account();
    }
}
