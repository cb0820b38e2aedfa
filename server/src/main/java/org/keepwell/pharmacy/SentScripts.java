package org.keepwell.pharmacy;

import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.stereotype.Component;

/** Prescriptions as they were sent, as new or as an answer; inside sealed transactions about the patient. */
@Component
class SentScripts {

    private final Outbox outbox;
    private final PatientKeys keys;

    SentScripts(Outbox outbox, PatientKeys keys) {
        this.outbox = outbox;
        this.keys = keys;
    }

    /** Empty if no such order of this patient was sent. */
    Optional<Outgoing> find(Grant grant, UUID order) {
        return outbox.sent(grant, order);
    }

    ScriptMessage read(Grant grant, Outgoing sent) {
        var cipher = keys.find(grant).orElseThrow(NotVisible::new);
        return Script.read(cipher.open(sent.sealed(), Outgoing.place(sent.id())));
    }

    /**
     * Whether it was prescribed with refills and nobody has called it back. How many of them were given is not counted: a
     * pharmacy may tell of the same filling twice, or of none.
     */
    boolean mayBeFilledAgain(Grant grant, UUID order) {
        return find(grant, order)
                .filter(sent -> refills(read(grant, sent)) > 0)
                .filter(sent -> outbox.ofOrder(grant.tenant(), order).stream()
                        .noneMatch(row -> row.kind() == Kind.CANCEL && row.state() != Outgoing.State.FAILED))
                .isPresent();
    }

    private static int refills(ScriptMessage sent) {
        var number = sent.content().textAt("MedicationPrescribed", "NumberOfRefills");
        return number == null ? 0 : Integer.parseInt(number);
    }
}
