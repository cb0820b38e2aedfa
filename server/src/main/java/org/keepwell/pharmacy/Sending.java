package org.keepwell.pharmacy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Header;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.springframework.stereotype.Component;

/** Puts a message into the outbox: checked, sealed and written to the log, in the caller's transaction. */
@Component
class Sending {

    /** Where it goes and what it belongs to. @param to the receiver's name in the network */
    record About(
            String to,
            @Nullable UUID pharmacy,
            @Nullable UUID order,
            @Nullable UUID request,
            @Nullable String relatesTo) {}

    private final Outbox outbox;
    private final PatientKeys keys;
    private final Audit audit;
    private final Clock clock;

    Sending(Outbox outbox, PatientKeys keys, Audit audit, Clock clock) {
        this.outbox = outbox;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param twice the code of the refusal where the same was queued before
     * @throws RuleBroken if the message breaks the shape of its version, or it was queued before
     */
    MessageId queue(Grant grant, Connection connection, Kind kind, Node content, About about, String twice) {
        refuseControlled(content);
        var cipher = keys.find(grant).orElseThrow(NotVisible::new);
        var id = MessageId.fresh();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var order = about.order();
        var header = new Header(
                about.to(),
                connection.ownParty(),
                id.text(),
                about.relatesTo(),
                now,
                order == null ? null : MessageId.text(order));
        var body = write(new ScriptMessage(connection.version(), header, kind, content));
        var row = new Outgoing(
                id.value(),
                grant.patient(),
                connection.name(),
                kind,
                about.pharmacy(),
                order,
                about.request(),
                Outgoing.State.QUEUED,
                0,
                now,
                cipher.seal(body, Outgoing.place(id.value())));
        if (!outbox.add(grant, row)) {
            throw new RuleBroken(409, twice);
        }
        audit.append(new AuditEntry(
                grant.actor(),
                Act.SEND_SCRIPT,
                grant.relation(),
                grant.patient(),
                Outcome.ALLOWED,
                Reason.NONE,
                audit.newRequest(),
                id.value(),
                1,
                null));
        return id;
    }

    /** The last lock: there is no way to get here with one, and if there were, it would end here. */
    static void refuseControlled(Node content) {
        var medicine = content.at("MedicationPrescribed");
        if (content.holds("DEASchedule")
                || content.holds("DigitalSignature")
                || medicine.flatMap(node -> node.at("DrugDescription"))
                        .filter(text -> UncontrolledMedicine.isControlled(text.text()))
                        .isPresent()) {
            throw new ControlledSubstance();
        }
    }

    private static byte[] write(ScriptMessage message) {
        try {
            return Script.write(message);
        } catch (ScriptRefused e) {
            throw new RuleBroken(422, "pharmacy.NOT_SENDABLE", e.path());
        }
    }
}
