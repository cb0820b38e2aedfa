package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.Objects;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.Outgoing.State;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a message changes, once it is known whose it is: the state of ours that it answers, a request of its own, and the
 * news to whoever listens. Inside the transaction that takes it.
 */
@Component
class Taking {

    private static final State[] UNDER_WAY = {State.QUEUED, State.SENDING};
    private static final State[] NOT_CONFIRMED = {State.QUEUED, State.SENDING, State.SENT, State.FAILED};

    private final Outbox outbox;
    private final NewRequests requests;
    private final Connections connections;
    private final ObjectProvider<PharmacyListener> listeners;
    private final Clock clock;

    Taking(
            Outbox outbox,
            NewRequests requests,
            Connections connections,
            ObjectProvider<PharmacyListener> listeners,
            Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.connections = connections;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** @param body the message as it came; kept sealed where somebody must read it */
    void apply(Grant grant, Connection from, ScriptMessage message, byte[] body, Whose.Match match) {
        var answered = match.answered();
        switch (message.kind()) {
            case RENEWAL_REQUEST, CHANGE_REQUEST ->
                tell(grant, requests.add(grant, from, message, body, match.order()));
            case FILL -> fill(grant, message, match);
            case CANCEL_RESPONSE -> canceled(grant, message, Objects.requireNonNull(answered));
            case STATUS -> {
                if (answered != null && outbox.move(grant, answered, State.SENT, null, clock.instant(), UNDER_WAY)) {
                    confirmed(grant, answered, PharmacyNews.Confirmed.By.NETWORK);
                }
            }
            case VERIFY -> verify(grant, Objects.requireNonNull(answered));
            case ERROR -> failed(grant, Objects.requireNonNull(answered), code(message));
            case NEW_RX, RENEWAL_RESPONSE, CHANGE_RESPONSE, CANCEL ->
                throw new IllegalStateException(message.kind() + " is not for us");
        }
    }

    /** Whether it says something to a prescriber, and names what it answers where that is needed. */
    static boolean isForUs(Kind kind) {
        return switch (kind) {
            case RENEWAL_REQUEST, CHANGE_REQUEST, FILL, CANCEL_RESPONSE, STATUS, VERIFY, ERROR -> true;
            case NEW_RX, RENEWAL_RESPONSE, CHANGE_RESPONSE, CANCEL -> false;
        };
    }

    void failed(Grant grant, Outgoing sent, String code) {
        // what the pharmacy has confirmed it has, whatever the network says late
        var from = new State[] {State.QUEUED, State.SENDING, State.SENT};
        if (outbox.move(grant, sent, State.FAILED, code, clock.instant(), from)) {
            if (sent.request() != null) {
                connections.alert(
                        grant.tenant(), sent.connection(), "an answer to a pharmacy's request did not arrive");
            }
            tell(grant, new PharmacyNews.Failed(grant.patient(), sent.message(), sent.order(), sent.request(), code));
        }
    }

    void confirmed(Grant grant, Outgoing sent, PharmacyNews.Confirmed.By by) {
        tell(grant, new PharmacyNews.Confirmed(grant.patient(), sent.message(), sent.order(), by));
    }

    static String code(ScriptMessage error) {
        var code = Objects.requireNonNull(error.content().textAt("Code"));
        var detail = error.content().textAt("DescriptionCode");
        return detail == null ? code : code + "." + detail;
    }

    private void verify(Grant grant, Outgoing answered) {
        // also of one that was given up: it did arrive after all
        if (outbox.move(grant, answered, State.CONFIRMED, null, clock.instant(), NOT_CONFIRMED)) {
            confirmed(grant, answered, PharmacyNews.Confirmed.By.PHARMACY);
        }
    }

    private void fill(Grant grant, ScriptMessage message, Whose.Match match) {
        var order = match.order();
        if (order == null) {
            return; // about an answer of ours to an order that is not
        }
        for (var row : outbox.ofOrder(grant.tenant(), order)) {
            if (row.kind() == Kind.NEW_RX) {
                outbox.move(
                        grant, row, State.CONFIRMED, null, clock.instant(), NOT_CONFIRMED); // what is filled arrived
            }
        }
        var status = message.content().at("FillStatus").orElseThrow().children().getFirst();
        var how = switch (status.name()) {
            case "Dispensed" -> PharmacyNews.Filled.How.DISPENSED;
            case "PartiallyDispensed" -> PharmacyNews.Filled.How.PARTLY;
            case "NotDispensed" -> PharmacyNews.Filled.How.NOT_DISPENSED;
            case "Transferred" -> PharmacyNews.Filled.How.TRANSFERRED;
            default -> throw new IllegalStateException("the table of shapes lets through " + status.name());
        };
        tell(grant, new PharmacyNews.Filled(grant.patient(), order, how));
    }

    private void canceled(Grant grant, ScriptMessage message, Outgoing answered) {
        outbox.move(grant, answered, State.CONFIRMED, null, clock.instant(), NOT_CONFIRMED);
        var order = answered.order();
        if (order != null) {
            boolean done = message.content().at("Response", "Approved").isPresent();
            tell(grant, new PharmacyNews.CancelAnswered(grant.patient(), order, done));
        }
    }

    private void tell(Grant grant, PharmacyNews news) {
        listeners.orderedStream().forEach(listener -> listener.heard(grant, news));
    }
}
