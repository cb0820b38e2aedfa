package org.keepwell.pharmacy.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.pharmacy.wire.HttpsPost;
import org.keepwell.pharmacy.wire.Identity;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.pharmacy.wire.Target;
import org.keepwell.pharmacy.wire.Tls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to the clinic, later; tries again for long, each time later, as a network would. */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int TRIES = 60;
    private static final int LONGEST_PAUSE = 10; // paces
    private static final String TYPE = "application/xml; charset=utf-8";

    private final Identity own;
    private final Supplier<Offer> clinic;
    private final Duration pace;
    private final Clock clock;
    private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    Deliveries(Identity own, Supplier<Offer> clinic, Duration pace, Clock clock) {
        this.own = own;
        this.clinic = clinic;
        this.pace = pace;
        this.clock = clock;
    }

    /** Runs something after so many paces. */
    void after(int paces, Runnable what) {
        try {
            later.execute(() -> {
                try {
                    Thread.sleep(pace.multipliedBy(paces));
                    what.run();
                } catch (InterruptedException e) {
                    failed.incrementAndGet(); // closed meanwhile
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    LOG.error("a pharmacy of the sandbox could not say what it wanted", e);
                }
            });
        } catch (RejectedExecutionException e) {
            failed.incrementAndGet(); // closed meanwhile
        }
    }

    void bring(byte[] body) {
        bring(body, body, 1);
    }

    /** Signs what it does not send. */
    void bringTampered(byte[] body, byte[] sent) {
        bring(body, sent, TRIES); // once
    }

    private void bring(byte[] signed, byte[] body, int attempt) {
        try {
            var offer = clinic.get();
            var peer = offer.peer("clinic");
            var post = new HttpsPost(Tls.between(own, () -> List.of(peer)), Duration.ofSeconds(20), Script.MOST_BYTES);
            var target = new Target(java.net.URI.create(offer.url()), false);
            var headers = Map.of(Signature.HEADER, Signature.of(own, clock.instant(), signed, null));
            var answer = post.send(target, TYPE, headers, body);
            boolean good = answer.status() == 200
                    && Signature.parse(answer.header(Signature.HEADER))
                            .filter(sign -> sign.isGood(peer.signingKey(), clock.instant(), answer.body(), body))
                            .isPresent();
            if (good) {
                count(answer.body());
            } else {
                again(signed, body, attempt);
            }
        } catch (IOException | RuntimeException e) { // not reached, or no offer yet
            again(signed, body, attempt);
        }
    }

    private void count(byte[] answer) {
        try {
            (Script.read(answer).kind() == Kind.STATUS ? taken : refused).incrementAndGet();
        } catch (ScriptRefused e) {
            failed.incrementAndGet();
        }
    }

    private void again(byte[] signed, byte[] body, int attempt) {
        if (attempt >= TRIES) {
            failed.incrementAndGet();
        } else {
            after(Math.min(attempt, LONGEST_PAUSE), () -> bring(signed, body, attempt + 1));
        }
    }

    int taken() {
        return taken.get();
    }

    int refused() {
        return refused.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
