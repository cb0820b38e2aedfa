package org.keepwell.notifications;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives a sender its time and no more: whatever the other side does, a job goes on. */
final class InTime {

    private InTime() {}

    /** @throws SendFailed also where the time is over: what was begun is cut off, its socket closed */
    static @Nullable String send(Sender sender, Sender.Parcel parcel) {
        return send(sender, parcel, TimeUnit.SECONDS.toMillis(Sender.PATIENCE_SECONDS));
    }

    static @Nullable String send(Sender sender, Sender.Parcel parcel, long millis) {
        var sending = new FutureTask<@Nullable String>(() -> sender.send(parcel));
        Thread.ofVirtual().name("notice").start(sending);
        try {
            return sending.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SendFailed failed
                    ? failed
                    : new SendFailed(SendFailed.Kind.LATER, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new SendFailed(SendFailed.Kind.LATER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed(SendFailed.Kind.LATER, e);
        } finally {
            sending.cancel(true);
        }
    }
}
