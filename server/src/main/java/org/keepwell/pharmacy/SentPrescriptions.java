package org.keepwell.pharmacy;

import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.stereotype.Component;

/** Prescriptions as they were sent, as new or as an answer; inside sealed transactions about the patient. */
@Component
public class SentPrescriptions {

    private final Outbox outbox;
    private final PatientKeys keys;

    SentPrescriptions(Outbox outbox, PatientKeys keys) {
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
    public boolean mayBeFilledAgain(Grant grant, UUID order) {
        return hasRefills(grant, order)
                && outbox.ofOrder(grant.tenant(), order).stream()
                        .noneMatch(row -> row.kind() == Kind.CANCEL && row.state() != Outgoing.State.FAILED);
    }

    /** Whether it was prescribed with refills. */
    public boolean hasRefills(Grant grant, UUID order) {
        return medicine(grant, order)
                .map(node -> node.textAt("NumberOfRefills"))
                .filter(number -> !number.equals("0"))
                .isPresent();
    }

    /** Whether two orders are for the same medicine: by its words, or the code where both have one. */
    public boolean areOfOneMedicine(Grant grant, UUID one, UUID other) {
        var first = medicine(grant, one);
        var second = medicine(grant, other);
        return first.isPresent()
                && second.isPresent()
                && (isSame(first.get(), second.get(), "DrugDescription")
                        || isSame(first.get(), second.get(), "DrugCoded", "DrugDBCode", "Code"));
    }

    private static boolean isSame(Node one, Node other, String... path) {
        var text = one.textAt(path);
        return text != null && text.equalsIgnoreCase(other.textAt(path));
    }

    private Optional<Node> medicine(Grant grant, UUID order) {
        return find(grant, order).flatMap(sent -> read(grant, sent).content().at("MedicationPrescribed"));
    }
}
