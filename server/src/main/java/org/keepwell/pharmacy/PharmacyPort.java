package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.springframework.stereotype.Component;

/**
 * Messages to pharmacies. Everything here runs inside the caller's sealed transaction about the patient, under a grant that
 * holds {@code MEDICINES}: the message commits with the change it tells of, and is sent after.
 */
@Component
public class PharmacyPort {

    private final Sending sending;
    private final SentPrescriptions scripts;
    private final Requests requests;
    private final PharmacyDirectory directory;
    private final Connections connections;
    private final PatientKeys keys;
    private final Clock clock;

    PharmacyPort(
            Sending sending,
            SentPrescriptions scripts,
            Requests requests,
            PharmacyDirectory directory,
            Connections connections,
            PatientKeys keys,
            Clock clock) {
        this.sending = sending;
        this.scripts = scripts;
        this.requests = requests;
        this.directory = directory;
        this.connections = connections;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Sends a prescription.
     *
     * @throws NotVisible if there is no such pharmacy or patient
     * @throws RuleBroken 409 {@code pharmacy.CLOSED}, {@code pharmacy.NO_SCRIPT}, {@code pharmacy.NOT_CONNECTED},
     *     {@code pharmacy.ALREADY_SENT}; 422 {@code pharmacy.NOT_SENDABLE} with the place that breaks SCRIPT's shape
     */
    public MessageId newRx(Grant grant, Order order, PharmacyId to) {
        var pharmacy = directory.byId(grant.tenant(), to).orElseThrow(NotVisible::new);
        if (pharmacy.state() == Pharmacy.State.CLOSED_FOR_GOOD) {
            throw new RuleBroken(409, "pharmacy.CLOSED", "pharmacyId");
        }
        if (!pharmacy.takesScript()) {
            throw new RuleBroken(409, "pharmacy.NO_SCRIPT", "pharmacyId");
        }
        var about = new Sending.About(pharmacy.ncpdpId(), to.value(), order.id(), null, null);
        return sending.queue(
                grant, connection(grant), Kind.NEW_RX, Bodies.newRx(order, pharmacy), about, "pharmacy.ALREADY_SENT");
    }

    /** What the pharmacy asked; empty if the patient has no such request. */
    public Optional<Asked> asked(Grant grant, RenewalRequestId id) {
        return asked(grant, id.value(), Kind.RENEWAL_REQUEST);
    }

    public Optional<Asked> asked(Grant grant, ChangeRequestId id) {
        return asked(grant, id.value(), Kind.CHANGE_REQUEST);
    }

    /**
     * Answers a renewal request, once.
     *
     * @param reason needed for {@link Answer#DENIED}
     * @param text for the pharmacist, at most 210 characters
     * @param approved what is approved; needed for an approval of any kind, refused with a denial
     * @throws NotVisible if the patient has no such request
     * @throws ControlledSubstance for an approval where the pharmacy asked about one
     * @throws RuleBroken 409 {@code pharmacy.ALREADY_ANSWERED} and as {@link #newRx}; 422 {@code pharmacy.INCOMPLETE_ANSWER}
     */
    public MessageId renewalResponse(
            Grant grant,
            RenewalRequestId id,
            Answer answer,
            @Nullable DenialReason reason,
            @Nullable String text,
            @Nullable Order approved) {
        var request = request(grant, id.value(), Kind.RENEWAL_REQUEST);
        return respond(grant, request, Kind.RENEWAL_RESPONSE, answer, reason, text, approved);
    }

    /** As {@link #renewalResponse}, for a request for a change. */
    public MessageId changeResponse(
            Grant grant,
            ChangeRequestId id,
            Answer answer,
            @Nullable DenialReason reason,
            @Nullable String text,
            @Nullable Order approved) {
        var request = request(grant, id.value(), Kind.CHANGE_REQUEST);
        return respond(grant, request, Kind.CHANGE_RESPONSE, answer, reason, text, approved);
    }

    /**
     * Calls an order back. Whether it was in time is told by {@link PharmacyNews.CancelAnswered}.
     *
     * @throws NotVisible if no such order of this patient was sent
     */
    public MessageId cancel(Grant grant, UUID order) {
        var sent = scripts.find(grant, order).orElseThrow(NotVisible::new);
        var message = scripts.read(grant, sent);
        var about = new Sending.About(
                message.header().to(),
                sent.pharmacy(),
                order,
                null,
                sent.message().text());
        var content = Bodies.cancel(message.content());
        return sending.queue(grant, connection(grant), Kind.CANCEL, content, about, "pharmacy.ALREADY_SENT");
    }

    /** Whether anything can be sent; else a pharmacy has to be called. */
    public boolean isConnected(Grant grant) {
        return connected(grant).isPresent();
    }

    /** Where an order of this patient was sent; empty for one that was not, or a pharmacy that is not in the directory. */
    public Optional<PharmacyId> sentTo(Grant grant, UUID order) {
        return scripts.find(grant, order).map(Outgoing::pharmacy).map(PharmacyId::new);
    }

    /** Somebody has told the pharmacy by telephone what it asked; it waits for nothing more. */
    public void answeredByTelephone(Grant grant, RenewalRequestId id) {
        answeredByTelephone(request(grant, id.value(), Kind.RENEWAL_REQUEST), grant);
    }

    public void answeredByTelephone(Grant grant, ChangeRequestId id) {
        answeredByTelephone(request(grant, id.value(), Kind.CHANGE_REQUEST), grant);
    }

    private void answeredByTelephone(Requests.Request request, Grant grant) {
        requests.answer(grant, request.id(), clock.instant()); // who was faster has answered
    }

    private MessageId respond(
            Grant grant,
            Requests.Request request,
            Kind kind,
            Answer answer,
            @Nullable DenialReason reason,
            @Nullable String text,
            @Nullable Order approved) {
        if (request.controlled() && !answer.isDenial()) {
            throw new ControlledSubstance();
        }
        if (answer.isDenial() != (approved == null) || (answer == Answer.DENIED && reason == null)) {
            throw new RuleBroken(422, "pharmacy.INCOMPLETE_ANSWER");
        }
        if (!requests.answer(grant, request.id(), clock.instant())) {
            throw new RuleBroken(409, "pharmacy.ALREADY_ANSWERED");
        }
        var order = approved == null ? request.order() : approved.id();
        var about = new Sending.About(request.sender(), request.pharmacy(), order, request.id(), request.messageId());
        var content = Bodies.response(kind, request.reference(), answer, reason, text, approved);
        return sending.queue(grant, connection(grant), kind, content, about, "pharmacy.ALREADY_ANSWERED");
    }

    private Optional<Asked> asked(Grant grant, UUID id, Kind kind) {
        return requests.byId(grant, id)
                .filter(request -> request.kind() == kind)
                .map(request -> Requests.open(keys.find(grant).orElseThrow(NotVisible::new), request));
    }

    private Requests.Request request(Grant grant, UUID id, Kind kind) {
        return requests.byId(grant, id)
                .filter(request -> request.kind() == kind)
                .orElseThrow(NotVisible::new);
    }

    private Optional<Connection> connected(Grant grant) {
        return connections
                .on(grant.tenant())
                .filter(connection -> connections.refusal(connection).isEmpty());
    }

    private Connection connection(Grant grant) {
        return connected(grant).orElseThrow(() -> new RuleBroken(409, "pharmacy.NOT_CONNECTED"));
    }
}
