package org.keepwell.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands one message to each of an account's addresses, all at once: a device that hangs keeps none of the others waiting. */
final class Handover {

    /**
     * How it fared where.
     *
     * @param gone there is no such address
     * @param later may be tried again
     */
    record Result(
            List<String> took,
            List<String> gone,
            List<String> later,
            @Nullable String provider) {}

    private record One(
            String address,
            SendFailed.@Nullable Kind failure,
            @Nullable String provider) {}

    private Handover() {}

    static Result to(List<String> addresses, Sender sender, Function<String, Sender.Parcel> parcel) {
        var took = new ArrayList<String>();
        var gone = new ArrayList<String>();
        var later = new ArrayList<String>();
        @Nullable String provider = null;
        for (var one : all(addresses, sender, parcel)) {
            var failure = one.failure();
            if (failure == null) {
                took.add(one.address());
                provider = one.provider();
                continue;
            }
            switch (failure) {
                case NO_SUCH_ADDRESS -> gone.add(one.address());
                case LATER -> later.add(one.address());
            }
        }
        return new Result(took, gone, later, provider);
    }

    private static List<One> all(List<String> addresses, Sender sender, Function<String, Sender.Parcel> parcel) {
        if (addresses.size() == 1) {
            return List.of(one(addresses.getFirst(), sender, parcel));
        }
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = each.invokeAll(addresses.stream()
                    .map(address -> (Callable<One>) () -> one(address, sender, parcel))
                    .toList());
            var all = new ArrayList<One>();
            for (var done : running) {
                all.add(done.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) { // a failed send is an answer, so this is a fault of ours
            throw new IllegalStateException("a message could not be made", e);
        }
    }

    private static One one(String address, Sender sender, Function<String, Sender.Parcel> parcel) {
        try {
            return new One(address, null, InTime.send(sender, parcel.apply(address)));
        } catch (SendFailed e) {
            return new One(address, e.kind(), null);
        }
    }
}
