package org.keepwell.pharmacy.sandbox;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.KeyFiles;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.pharmacy.wire.HttpsDoor;
import org.keepwell.pharmacy.wire.Identity;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.pharmacy.wire.Pem;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.pharmacy.wire.Tls;

/** The made-up network: takes messages over mutual TLS, answers, and lets its pharmacies act on them later. */
public final class Sandbox implements AutoCloseable {

    static final String PARTY = "SANDBOX";
    static final String PATH = "/script";
    private static final String TYPE = "application/xml; charset=utf-8";

    private record Seen(String digest, byte[] answer) {}

    private final Identity own;
    private final Supplier<Offer> clinic;
    private final Clock clock;
    private final Map<String, Behaviour> behaviours = SandboxPharmacies.behaviours();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, SandboxOrder> orders = new LinkedHashMap<>();
    private final SandboxMessages messages;
    private final Deliveries deliveries;
    private final Duration pace;
    private final HttpsDoor door;
    private int received;

    /**
     * @param keys the sandbox's own folder
     * @param clinic what the clinic gave; asked anew each time, as it may have been started again
     * @param pace between two steps of a pharmacy
     */
    public Sandbox(KeyFiles keys, Supplier<Offer> clinic, int port, Duration pace, Clock clock) {
        this.own = Identity.of(keys, "Keepwell sandbox", clock);
        this.clinic = clinic;
        this.clock = clock;
        this.pace = pace;
        this.messages = new SandboxMessages(clock);
        this.deliveries = new Deliveries(own, clinic, pace, clock);
        var tls = Tls.between(own, () -> List.of(clinic.get().peer("clinic")));
        this.door = HttpsDoor.open(InetAddress.getLoopbackAddress(), port, tls, true, Script.MOST_BYTES, this::answer);
    }

    public int port() {
        return door.port();
    }

    /** What the clinic must know of it. */
    public Offer offer() {
        return Offer.of(own, PARTY, "https://localhost:" + port() + PATH);
    }

    Identity identity() {
        return own;
    }

    /** A pharmacy asks for a renewal, or a change, because a person here says so. @return false if there is no such order */
    public synchronized boolean ask(String order, boolean renewal) {
        var known = orders.get(order);
        if (known == null) {
            return false;
        }
        var body = renewal ? messages.renewal(known) : messages.change(known);
        deliveries.after(0, () -> deliveries.bring(body));
        return true;
    }

    synchronized Map<String, SandboxOrder> orders() {
        return new LinkedHashMap<>(orders);
    }

    /** Messages that were new: the same one again is not counted. */
    public synchronized int received() {
        return received;
    }

    public int received(Kind kind) {
        return numbers(kind).size();
    }

    /** The numbers of the messages of this kind that were new. */
    public synchronized Set<String> numbers(Kind kind) {
        var before = kind + " ";
        return seen.keySet().stream()
                .filter(key -> key.startsWith(before))
                .map(key -> key.substring(before.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What went to and fro, in numbers. */
    @Override
    public synchronized String toString() {
        return received + " messages came; of those brought " + deliveries.taken() + " were taken, "
                + deliveries.refused() + " refused, " + deliveries.failed() + " given up";
    }

    Deliveries deliveries() {
        return deliveries;
    }

    private HttpsDoor.@Nullable Reply answer(HttpsDoor.Request request) {
        if (!request.path().equals(PATH) || !request.method().equals("POST")) {
            return HttpsDoor.Reply.empty(404);
        }
        var body = request.body();
        var peer = clinic.get().peer("clinic");
        boolean good = Signature.parse(request.headers().get(Signature.HEADER))
                .filter(sign -> sign.isGood(peer.signingKey(), clock.instant(), body, null))
                .isPresent();
        if (!good) {
            return HttpsDoor.Reply.empty(401);
        }
        ScriptMessage message;
        try {
            message = Script.read(body);
        } catch (ScriptRefused e) {
            return HttpsDoor.Reply.empty(400);
        }
        return behave(message, body);
    }

    private HttpsDoor.@Nullable Reply behave(ScriptMessage message, byte[] body) {
        var behaviour = behaviours.getOrDefault(message.header().to(), Behaviour.NORMAL);
        int attempt = count(message);
        return switch (behaviour) {
            case DOWN -> attempt % 2 != 0 ? HttpsDoor.Reply.empty(503) : null;
            case WRONG -> signed(messages.error(message, "900", "Refused by the sandbox."), body);
            case CLOSED -> signed(messages.error(message, "900", "This pharmacy is closed for good."), body);
            case BUSY ->
                attempt <= 2
                        ? signed(messages.error(message, "600", "Try again later."), body)
                        : signed(once(message, body, behaviour), body);
            case TAMPERED ->
                signed(once(message, body, behaviour), "another request".getBytes(StandardCharsets.US_ASCII));
            case SLOW -> {
                pause();
                yield signed(once(message, body, behaviour), body);
            }
            case NORMAL, DUPLICATES, OUT_OF_ORDER, PARTIAL, NOT_DISPENSED, ASKS_RENEWAL, ASKS_CHANGE, STRANGER ->
                signed(once(message, body, behaviour), body);
        };
    }

    /** The number of this try, from 1. */
    private synchronized int count(ScriptMessage message) {
        return tries.merge(message.header().messageId(), 1, Integer::sum);
    }

    /** Acts on a message the first time, and gives the same answer again every other time. */
    private synchronized byte[] once(ScriptMessage message, byte[] body, Behaviour behaviour) {
        var key = message.kind() + " " + message.header().messageId();
        var digest = Pem.sha256(body);
        var before = seen.get(key);
        if (before != null) {
            return before.digest().equals(digest)
                    ? before.answer()
                    : messages.error(message, "900", "This number was used for another message.");
        }
        received++;
        var answer = messages.status(message, "010");
        seen.put(key, new Seen(digest, answer));
        switch (message.kind()) {
            case NEW_RX -> new PharmacyStory(this, messages, deliveries).newRx(message, behaviour);
            case RENEWAL_RESPONSE, CHANGE_RESPONSE -> new PharmacyStory(this, messages, deliveries).answered(message);
            case CANCEL -> new PharmacyStory(this, messages, deliveries).cancel(message);
            case RENEWAL_REQUEST, CHANGE_REQUEST, CANCEL_RESPONSE, FILL, STATUS, ERROR, VERIFY -> {}
        }
        return answer;
    }

    synchronized void put(SandboxOrder order) {
        var number = order.number();
        if (number != null) {
            orders.put(number, order);
        }
    }

    synchronized @Nullable SandboxOrder order(@Nullable String number) {
        return number == null ? null : orders.get(number);
    }

    private HttpsDoor.Reply signed(byte[] answer, byte[] request) {
        var signature = Signature.of(own, clock.instant(), answer, request);
        return new HttpsDoor.Reply(200, TYPE, Map.of(Signature.HEADER, signature), answer);
    }

    private void pause() {
        try {
            Thread.sleep(
                    pace.multipliedBy(2).compareTo(Duration.ofSeconds(6)) < 0
                            ? pace.multipliedBy(2)
                            : Duration.ofSeconds(6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        deliveries.close();
        door.close();
    }
}
